-- Goods of the real shop prestashop17, under its ids, with what decides their offers; all else is the demo shop's.

INSERT INTO PREFIX_product (id_product, reference, id_tax_rules_group, price, active, minimal_quantity, pack_stock_type)
SELECT goods.id, goods.reference, tax_group.id_tax_rules_group, goods.price, goods.active, goods.minimum, goods.pack
FROM (
    SELECT 70 AS id, 'K-net-12.3456' AS reference, 'DE 19 %' AS tax, 12.3456 AS price, 1 AS active, 1 AS minimum, 3 AS pack
    UNION ALL SELECT 74, 'K-net7-33.3335', 'DE 7 %', 33.3335, 1, 1, 3
    UNION ALL SELECT 103, 'K-sp-amt1', 'DE 19 %', 20, 1, 1, 3
    UNION ALL SELECT 115, 'K-sp-grp2', 'DE 19 %', 20, 1, 1, 3
    UNION ALL SELECT 121, 'K-sp-future', 'DE 19 %', 20, 1, 1, 3
    UNION ALL SELECT 123, 'K-sp-week', 'DE 19 %', 20, 1, 1, 3
    UNION ALL SELECT 128, 'K-sp-minute2', 'DE 19 %', 20, 1, 1, 3
    UNION ALL SELECT 142, 'K-neg', 'DE 19 %', 20, 1, 1, 3
    UNION ALL SELECT 146, 'K-oos1-neg', 'DE 19 %', 20, 1, 1, 3
    UNION ALL SELECT 151, 'K-inactive', 'DE 19 %', 20, 0, 1, 3
    UNION ALL SELECT 155, 'K-min3', 'DE 19 %', 20, 1, 3, 3
    UNION ALL SELECT 162, 'K-part-a', 'DE 19 %', 8, 1, 1, 3
    UNION ALL SELECT 163, 'K-part-b', 'DE 19 %', 9, 1, 1, 3
    UNION ALL SELECT 164, 'K-pack-0', 'DE 19 %', 15, 1, 1, 0
    UNION ALL SELECT 165, 'K-pack-1', 'DE 19 %', 15, 1, 1, 1
    UNION ALL SELECT 180, 'K-sql-noshop', 'DE 19 %', 20, 1, 1, 3
    UNION ALL SELECT 183, 'K-dupcase', 'DE 19 %', 20, 1, 1, 3
    UNION ALL SELECT 184, 'k-DUPCASE', 'DE 19 %', 21, 1, 1, 3
    UNION ALL SELECT 190, 'KC-imp', 'DE 19 %', 19.99, 1, 1, 3
    UNION ALL SELECT 200, 'KC-noref', 'DE 19 %', 20, 1, 1, 3
    UNION ALL SELECT 205, 'KC-noshop', 'DE 19 %', 20, 1, 1, 3
) AS goods
JOIN PREFIX_tax_rules_group AS tax_group ON tax_group.name = goods.tax;

INSERT INTO PREFIX_product_shop
    (id_product, id_shop, id_tax_rules_group, price, active, minimal_quantity, pack_stock_type)
SELECT id_product, 1, id_tax_rules_group, price, active, minimal_quantity, pack_stock_type
FROM PREFIX_product
WHERE reference <> 'K-sql-noshop';

INSERT INTO PREFIX_product_attribute (id_product_attribute, id_product, reference, price) VALUES
    (49, 190, 'KC-imp-rot', 0.333333),
    (50, 190, 'KC-imp-blau', -5),
    (51, 190, 'KC-imp-grün', -100),
    (74, 200, '', 0),
    (75, 200, '', 1),
    (84, 205, 'KC-noshop-rot', 1),
    (85, 205, 'KC-noshop-blau', 4);

INSERT INTO PREFIX_product_attribute_shop (id_product_attribute, id_product, id_shop, price)
SELECT id_product_attribute, id_product, 1, price
FROM PREFIX_product_attribute
WHERE reference <> 'KC-noshop-blau';

INSERT INTO PREFIX_stock_available (id_product, id_product_attribute, id_shop, quantity, out_of_stock)
SELECT id_product, 0, 1, 10, 2 FROM PREFIX_product;

UPDATE PREFIX_stock_available SET quantity = -3 WHERE id_product IN (142, 146);
UPDATE PREFIX_stock_available SET out_of_stock = 1 WHERE id_product = 146;
UPDATE PREFIX_stock_available SET quantity = 7 WHERE id_product = 162;
UPDATE PREFIX_stock_available SET quantity = 5 WHERE id_product = 163;
UPDATE PREFIX_stock_available SET quantity = 20 WHERE id_product IN (164, 165);

INSERT INTO PREFIX_stock_available (id_product, id_product_attribute, id_shop, quantity, out_of_stock)
SELECT id_product, id_product_attribute, 1, 5, 2 FROM PREFIX_product_attribute;

UPDATE PREFIX_product SET cache_is_pack = 1 WHERE id_product IN (164, 165);
INSERT INTO PREFIX_pack (id_product_pack, id_product_item, id_product_attribute_item, quantity) VALUES
    (164, 162, 0, 2),
    (164, 163, 0, 1),
    (165, 162, 0, 2),
    (165, 163, 0, 1);

INSERT INTO PREFIX_specific_price (id_product, id_group, price, from_quantity, reduction, reduction_type, `from`, `to`)
VALUES
    (103, 0, -1, 1, 3.333333, 'amount', '0000-00-00 00:00:00', '0000-00-00 00:00:00'),
    (115, 2, -1, 1, 0.15, 'percentage', '0000-00-00 00:00:00', '0000-00-00 00:00:00'),
    (121, 0, -1, 1, 0.5, 'percentage', '2026-11-28 00:00:00', '0000-00-00 00:00:00'),
    (123, 0, -1, 1, 0.25, 'percentage', '2026-11-15 00:00:00', '2026-11-29 23:59:59'),
    (128, 0, -1, 1, 0.45, 'percentage', '2026-11-22 00:30:20', '0000-00-00 00:00:00');
