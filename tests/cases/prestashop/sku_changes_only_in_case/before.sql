INSERT INTO PREFIX_product (id_product, id_category_default, reference, price, date_add, date_upd) VALUES (9001, 2, 'SKU-Ä', 10, NOW(), NOW());
