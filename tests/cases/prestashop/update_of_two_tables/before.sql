INSERT INTO PREFIX_product (id_product, id_category_default, reference, price, date_add, date_upd) VALUES (9001, 2, 'SKU-1', 10, NOW(), NOW());
INSERT INTO PREFIX_product_shop (id_product, id_shop, id_tax_rules_group, price, date_add, date_upd) VALUES (9001, 1, 1, 10, NOW(), NOW());
