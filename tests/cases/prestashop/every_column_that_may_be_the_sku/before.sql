INSERT INTO PREFIX_product (id_product, id_category_default, reference, ean13, isbn, price, date_add, date_upd)
  VALUES (9001, 2, 'SKU-1', '4000200000011', '', 10, NOW(), NOW()), (9002, 2, 'SKU-2', NULL, NULL, 10, NOW(), NOW());
INSERT INTO PREFIX_product_attribute (id_product_attribute, id_product, reference, mpn, upc)
  VALUES (9001, 9001, 'SKU-1-RED', 'mpn-1', '036000291452');
