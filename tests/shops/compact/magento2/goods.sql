-- Goods of the real shop magento2, under its ids, with what decides their offers; all else is the demo shop's.

UPDATE PREFIX_core_config_data SET value = '1' WHERE path = 'catalog/price/scope';

SET @price = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'price');
SET @special_price = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'special_price');
SET @special_from = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'special_from_date');
SET @special_to = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'special_to_date');
SET @status = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'status');
SET @visibility = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'visibility');
SET @tax_class = (SELECT attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'tax_class_id');
SET @goods_19 = (SELECT class_id FROM PREFIX_tax_class WHERE class_name = 'Goods 19 %');
SET @goods_7 = (SELECT class_id FROM PREFIX_tax_class WHERE class_name = 'Goods 7 %');

INSERT INTO PREFIX_catalog_product_entity (entity_id, attribute_set_id, type_id, sku) VALUES
    (64, 4, 'simple', 'K-net-12.3456'),
    (68, 4, 'simple', 'K-net7-33.3335'),
    (80, 4, 'simple', 'K-sp-to-today'),
    (83, 4, 'simple', 'K-sp-from-tomorrow'),
    (86, 4, 'simple', 'K-sp-week'),
    (97, 4, 'simple', 'K-tier-pct'),
    (101, 4, 'simple', 'K-tier-both'),
    (107, 4, 'simple', 'K-store-off'),
    (111, 4, 'simple', 'K-store-special-null'),
    (114, 4, 'simple', 'K-web-none'),
    (118, 4, 'simple', 'K-disabled'),
    (119, 4, 'simple', 'K-hidden'),
    (121, 4, 'simple', 'K-min5-qty7'),
    (124, 4, 'simple', 'K-back-neg'),
    (129, 4, 'simple', 'K-nomanage-oos'),
    (131, 4, 'simple', 'K-qty8-oos'),
    (134, 4, 'simple', 'K-minsale3'),
    (148, 4, 'simple', 'K-res'),
    (153, 4, 'simple', 'K-dupcase'),
    (154, 4, 'simple', 'k-DUPCASE'),
    (178, 4, 'simple', 'KC-kids-rot'),
    (179, 4, 'simple', 'KC-kids-blau'),
    (180, 4, 'simple', 'KC-kids-grün'),
    (181, 4, 'configurable', 'KC-kids'),
    (190, 4, 'simple', 'K-rule'),
    (199, 4, 'simple', 'K-rule-until-today');

INSERT INTO PREFIX_catalog_product_website (product_id, website_id)
SELECT entity_id, 1 FROM PREFIX_catalog_product_entity WHERE sku <> 'K-web-none';

INSERT INTO PREFIX_catalog_product_entity_decimal (entity_id, attribute_id, store_id, value)
SELECT entity_id, @price, 0, 20 FROM PREFIX_catalog_product_entity WHERE type_id = 'simple';
UPDATE PREFIX_catalog_product_entity_decimal SET value = 12.3456 WHERE entity_id = 64;
UPDATE PREFIX_catalog_product_entity_decimal SET value = 33.3335 WHERE entity_id = 68;
UPDATE PREFIX_catalog_product_entity_decimal SET value = 50 WHERE entity_id IN (80, 83, 86);
UPDATE PREFIX_catalog_product_entity_decimal SET value = 21 WHERE entity_id = 154;
UPDATE PREFIX_catalog_product_entity_decimal SET value = 51 WHERE entity_id = 178;
UPDATE PREFIX_catalog_product_entity_decimal SET value = 53 WHERE entity_id = 180;

INSERT INTO PREFIX_catalog_product_entity_decimal (entity_id, attribute_id, store_id, value) VALUES
    (80, @special_price, 0, 41),
    (83, @special_price, 0, 44),
    (86, @special_price, 0, 46),
    (111, @special_price, 0, 15.15),
    (111, @special_price, 1, NULL);

INSERT INTO PREFIX_catalog_product_entity_datetime (entity_id, attribute_id, store_id, value) VALUES
    (80, @special_from, 0, '2026-11-22 00:00:00'),
    (80, @special_to, 0, '2026-11-22 00:00:00'),
    (83, @special_from, 0, '2026-11-23 00:00:00'),
    (86, @special_from, 0, '2026-11-15 00:00:00'),
    (86, @special_to, 0, '2026-11-29 00:00:00'),
    (111, @special_from, 0, '2026-11-22 00:00:00');

INSERT INTO PREFIX_catalog_product_entity_int (entity_id, attribute_id, store_id, value)
SELECT entity_id, @status, 0, IF(sku IN ('K-disabled', 'KC-kids-blau'), 2, 1) FROM PREFIX_catalog_product_entity;
INSERT INTO PREFIX_catalog_product_entity_int (entity_id, attribute_id, store_id, value) VALUES (107, @status, 1, 2);

INSERT INTO PREFIX_catalog_product_entity_int (entity_id, attribute_id, store_id, value)
SELECT entity_id, @visibility, 0, IF(sku = 'K-hidden' OR sku LIKE 'KC-kids-%', 1, 4) FROM PREFIX_catalog_product_entity;

INSERT INTO PREFIX_catalog_product_entity_int (entity_id, attribute_id, store_id, value)
SELECT entity_id, @tax_class, 0, IF(sku LIKE 'K-net7-%', @goods_7, @goods_19) FROM PREFIX_catalog_product_entity;

INSERT INTO PREFIX_catalog_product_entity_tier_price
    (entity_id, all_groups, customer_group_id, qty, value, website_id, percentage_value)
VALUES
    (97, 1, 0, 1, 0, 0, 12.5),
    (101, 0, 0, 1, 17, 0, NULL),
    (101, 1, 0, 1, 16, 0, NULL);

INSERT INTO PREFIX_catalog_product_super_link (product_id, parent_id) VALUES (178, 181), (179, 181), (180, 181);
INSERT INTO PREFIX_catalog_product_relation (child_id, parent_id) VALUES (178, 181), (179, 181), (180, 181);

INSERT INTO PREFIX_cataloginventory_stock_item (product_id, stock_id, qty, is_in_stock, manage_stock)
SELECT entity_id, 1, 10, 1, 1 FROM PREFIX_catalog_product_entity;
UPDATE PREFIX_cataloginventory_stock_item SET qty = 7, min_qty = 5, use_config_min_qty = 0 WHERE product_id = 121;
UPDATE PREFIX_cataloginventory_stock_item SET qty = -3, backorders = 1, use_config_backorders = 0 WHERE product_id = 124;
UPDATE PREFIX_cataloginventory_stock_item
SET qty = 0, is_in_stock = 0, manage_stock = 0, use_config_manage_stock = 0
WHERE product_id = 129;
UPDATE PREFIX_cataloginventory_stock_item SET qty = 8, is_in_stock = 0 WHERE product_id = 131;
UPDATE PREFIX_cataloginventory_stock_item
SET qty = 9, min_sale_qty = 3, use_config_min_sale_qty = 0
WHERE product_id = 134;
UPDATE PREFIX_cataloginventory_stock_item SET qty = 9 WHERE product_id = 148;
UPDATE PREFIX_cataloginventory_stock_item SET qty = 0, is_in_stock = 0 WHERE product_id = 180;
UPDATE PREFIX_cataloginventory_stock_item SET qty = 0 WHERE product_id = 181;

INSERT INTO PREFIX_inventory_source_item (source_code, sku, quantity, status)
SELECT 'default', product.sku, item.qty, item.is_in_stock
FROM PREFIX_catalog_product_entity AS product
JOIN PREFIX_cataloginventory_stock_item AS item ON item.product_id = product.entity_id
WHERE product.type_id = 'simple' AND product.entity_id <> 154;
INSERT INTO PREFIX_inventory_reservation (stock_id, sku, quantity) VALUES (1, 'K-res', -3);

INSERT INTO PREFIX_catalogrule_product_price (rule_date, customer_group_id, product_id, rule_price, website_id) VALUES
    ('2026-11-21', 0, 190, 18, 1),
    ('2026-11-22', 0, 190, 18, 1),
    ('2026-11-23', 0, 190, 18, 1),
    ('2026-11-21', 0, 199, 17, 1),
    ('2026-11-22', 0, 199, 17, 1);
