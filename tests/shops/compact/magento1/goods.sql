-- Goods of the real shop magento1, under its ids, with what decides their offers; all else is the demo shop's.

SET @type = (SELECT entity_type_id FROM PREFIX_eav_entity_type WHERE entity_type_code = 'catalog_product');
SET @price = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'price');
SET @special_price = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'special_price');
SET @special_from = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'special_from_date');
SET @special_to = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'special_to_date');
SET @status = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'status');
SET @visibility = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'visibility');
SET @tax_class = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'tax_class_id');
SET @colour = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'color');
SET @goods_19 = (SELECT class_id FROM PREFIX_tax_class WHERE class_name = 'Goods 19 %');
SET @goods_7 = (SELECT class_id FROM PREFIX_tax_class WHERE class_name = 'Goods 7 %');

INSERT INTO PREFIX_catalog_product_entity (entity_type_id, attribute_set_id, entity_id, type_id, sku) VALUES
    (@type, 4, 64, 'simple', 'K-net-12.3456'),
    (@type, 4, 68, 'simple', 'K-net7-33.3335'),
    (@type, 4, 83, 'simple', 'K-sp-to-today'),
    (@type, 4, 86, 'simple', 'K-sp-from-tomorrow'),
    (@type, 4, 89, 'simple', 'K-sp-week'),
    (@type, 4, 101, 'simple', 'K-tier-both'),
    (@type, 4, 104, 'simple', 'K-group-guest'),
    (@type, 4, 109, 'simple', 'K-group-tier'),
    (@type, 4, 114, 'simple', 'K-store-special-null'),
    (@type, 4, 121, 'simple', 'K-web-none'),
    (@type, 4, 125, 'simple', 'K-disabled'),
    (@type, 4, 126, 'simple', 'K-hidden'),
    (@type, 4, 129, 'simple', 'K-min5-qty7'),
    (@type, 4, 133, 'simple', 'K-back-neg'),
    (@type, 4, 138, 'simple', 'K-nomanage-oos'),
    (@type, 4, 165, 'simple', 'KC-pct-rot'),
    (@type, 4, 166, 'simple', 'KC-pct-blau'),
    (@type, 4, 167, 'simple', 'KC-pct-grün'),
    (@type, 4, 168, 'configurable', 'KC-pct'),
    (@type, 4, 177, 'simple', 'KC-off-rot'),
    (@type, 4, 180, 'configurable', 'KC-off'),
    (@type, 4, 201, 'simple', 'KC-neg-rot'),
    (@type, 4, 202, 'simple', 'KC-neg-blau'),
    (@type, 4, 203, 'simple', 'KC-neg-grün'),
    (@type, 4, 204, 'configurable', 'KC-neg'),
    (@type, 4, 213, 'simple', 'K-rule'),
    (@type, 4, 222, 'simple', 'K-rule-until-today');

INSERT INTO PREFIX_catalog_product_website (product_id, website_id)
SELECT entity_id, 1 FROM PREFIX_catalog_product_entity WHERE sku <> 'K-web-none';

INSERT INTO PREFIX_catalog_product_entity_decimal (entity_type_id, entity_id, attribute_id, store_id, value)
SELECT @type, entity_id, @price, 0, 20 FROM PREFIX_catalog_product_entity;
UPDATE PREFIX_catalog_product_entity_decimal SET value = 12.3456 WHERE entity_id = 64;
UPDATE PREFIX_catalog_product_entity_decimal SET value = 33.3335 WHERE entity_id = 68;
UPDATE PREFIX_catalog_product_entity_decimal SET value = 50 WHERE entity_id IN (83, 86, 89);
UPDATE PREFIX_catalog_product_entity_decimal SET value = 51 WHERE entity_id IN (165, 177, 201);
UPDATE PREFIX_catalog_product_entity_decimal SET value = 52 WHERE entity_id IN (166, 202);
UPDATE PREFIX_catalog_product_entity_decimal SET value = 53 WHERE entity_id IN (167, 203);
UPDATE PREFIX_catalog_product_entity_decimal SET value = 19.995 WHERE entity_id = 168;
UPDATE PREFIX_catalog_product_entity_decimal SET value = 40 WHERE entity_id = 180;
UPDATE PREFIX_catalog_product_entity_decimal SET value = 10 WHERE entity_id = 204;

INSERT INTO PREFIX_catalog_product_entity_decimal (entity_type_id, entity_id, attribute_id, store_id, value) VALUES
    (@type, 83, @special_price, 0, 41),
    (@type, 86, @special_price, 0, 44),
    (@type, 89, @special_price, 0, 46),
    (@type, 114, @special_price, 0, 15.15),
    (@type, 114, @special_price, 1, NULL);

INSERT INTO PREFIX_catalog_product_entity_datetime (entity_type_id, entity_id, attribute_id, store_id, value) VALUES
    (@type, 83, @special_from, 0, '2026-11-22 00:30:00'),
    (@type, 83, @special_to, 0, '2026-11-22 00:00:00'),
    (@type, 86, @special_from, 0, '2026-11-23 00:00:00'),
    (@type, 89, @special_from, 0, '2026-11-15 00:00:00'),
    (@type, 89, @special_to, 0, '2026-11-29 00:00:00'),
    (@type, 114, @special_from, 0, '2026-11-22 00:30:00');

INSERT INTO PREFIX_catalog_product_entity_int (entity_type_id, entity_id, attribute_id, store_id, value)
SELECT @type, entity_id, @status, 0, IF(sku IN ('K-disabled', 'KC-off'), 2, 1) FROM PREFIX_catalog_product_entity;

INSERT INTO PREFIX_catalog_product_entity_int (entity_type_id, entity_id, attribute_id, store_id, value)
SELECT @type, entity_id, @visibility, 0, IF(sku = 'K-hidden' OR sku LIKE 'KC-%-%', 1, 4)
FROM PREFIX_catalog_product_entity;

INSERT INTO PREFIX_catalog_product_entity_int (entity_type_id, entity_id, attribute_id, store_id, value)
SELECT @type, entity_id, @tax_class, 0, IF(sku LIKE 'K-net7-%', @goods_7, @goods_19) FROM PREFIX_catalog_product_entity;

-- The options of the colour: 3 rot, 4 blau, 5 grün.
INSERT INTO PREFIX_catalog_product_entity_int (entity_type_id, entity_id, attribute_id, store_id, value) VALUES
    (@type, 165, @colour, 0, 3),
    (@type, 166, @colour, 0, 4),
    (@type, 167, @colour, 0, 5),
    (@type, 177, @colour, 0, 3),
    (@type, 201, @colour, 0, 3),
    (@type, 202, @colour, 0, 4),
    (@type, 203, @colour, 0, 5);

INSERT INTO PREFIX_catalog_product_super_link (product_id, parent_id) VALUES
    (165, 168), (166, 168), (167, 168), (177, 180), (201, 204), (202, 204), (203, 204);
INSERT INTO PREFIX_catalog_product_relation (child_id, parent_id)
SELECT product_id, parent_id FROM PREFIX_catalog_product_super_link;
INSERT INTO PREFIX_catalog_product_super_attribute (product_super_attribute_id, product_id, attribute_id) VALUES
    (4, 168, @colour), (7, 180, @colour), (13, 204, @colour);
INSERT INTO PREFIX_catalog_product_super_attribute_pricing
    (product_super_attribute_id, value_index, is_percent, pricing_value, website_id)
VALUES
    (4, 3, 0, 3.3333, 0),
    (4, 4, 1, 12.5, 0),
    (7, 3, 0, 3.3333, 0),
    (7, 4, 1, 12.5, 0),
    (13, 3, 0, -2.505, 0),
    (13, 4, 1, -10, 0),
    (13, 5, 0, -15, 0);

INSERT INTO PREFIX_catalog_product_entity_group_price (entity_id, all_groups, customer_group_id, value, website_id)
VALUES (104, 0, 0, 12, 0), (109, 0, 0, 14, 0);
INSERT INTO PREFIX_catalog_product_entity_tier_price (entity_id, all_groups, customer_group_id, qty, value, website_id)
VALUES (101, 1, 0, 1, 16, 0), (101, 0, 0, 1, 17, 0), (109, 1, 0, 1, 13.5, 0);

INSERT INTO PREFIX_cataloginventory_stock_item (product_id, stock_id, qty, is_in_stock, manage_stock)
SELECT entity_id, 1, IF(type_id = 'simple', 10, 0), 1, 1 FROM PREFIX_catalog_product_entity;
UPDATE PREFIX_cataloginventory_stock_item SET qty = 20 WHERE product_id IN (166, 202);
UPDATE PREFIX_cataloginventory_stock_item SET qty = 30 WHERE product_id IN (167, 203);
UPDATE PREFIX_cataloginventory_stock_item SET qty = 7, min_qty = 5, use_config_min_qty = 0 WHERE product_id = 129;
UPDATE PREFIX_cataloginventory_stock_item SET qty = -3, backorders = 1, use_config_backorders = 0 WHERE product_id = 133;
UPDATE PREFIX_cataloginventory_stock_item
SET qty = 0, is_in_stock = 0, manage_stock = 0, use_config_manage_stock = 0
WHERE product_id = 138;

INSERT INTO PREFIX_catalogrule_product_price (rule_date, customer_group_id, product_id, rule_price, website_id) VALUES
    ('2026-11-20', 0, 213, 18, 1),
    ('2026-11-21', 0, 213, 18, 1),
    ('2026-11-22', 0, 213, 18, 1),
    ('2026-11-20', 0, 222, 17, 1),
    ('2026-11-21', 0, 222, 17, 1);
