INSERT INTO PREFIX_product_attribute (id_product_attribute, id_product, reference) VALUES (9101, 9001, 'SKU-1');
