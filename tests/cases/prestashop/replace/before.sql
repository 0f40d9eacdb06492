INSERT INTO PREFIX_stock_available (id_product, id_product_attribute, id_shop, id_shop_group, quantity, out_of_stock) VALUES (9001, 0, 1, 0, 5, 2);
