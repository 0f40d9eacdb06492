INSERT INTO PREFIX_product (id_product, id_category_default, reference, price, date_add, date_upd) VALUES (9001, 2, 'SKU-1', 10, NOW(), NOW());
INSERT INTO PREFIX_stock_available (id_product, id_product_attribute, id_shop, id_shop_group, quantity, out_of_stock) VALUES (9001, 0, 1, 0, 5, 2);
