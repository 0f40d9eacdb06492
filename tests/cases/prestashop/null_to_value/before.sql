INSERT INTO PREFIX_product (id_product, id_category_default, reference, date_add, date_upd) VALUES (9001, 2, NULL, NOW(), NOW());
