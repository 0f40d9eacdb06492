INSERT INTO PREFIX_product_attribute_shop (id_product, id_product_attribute, id_shop, price) VALUES (9001, 9101, 1, 2.5);
UPDATE PREFIX_product_attribute_shop SET price = 2.51 WHERE id_product_attribute = 9101;
