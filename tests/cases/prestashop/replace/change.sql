REPLACE INTO PREFIX_stock_available (id_product, id_product_attribute, id_shop, id_shop_group, quantity)
VALUES (9001, 0, 1, 0, 5), (9002, 0, 1, 0, 6);
