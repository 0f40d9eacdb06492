INSERT INTO PREFIX_product_supplier (id_product, id_product_attribute, id_supplier, product_supplier_reference, id_currency)
  VALUES (9001, 0, 1, 'sup-1', 1), (9001, 9001, 1, 'sup-1-red', 1), (9001, 9002, 1, NULL, 1)
  ON DUPLICATE KEY UPDATE product_supplier_reference = VALUES(product_supplier_reference);
UPDATE PREFIX_product_supplier SET product_supplier_reference = 'SUP-1' WHERE id_product = 9001 AND id_product_attribute = 0;
UPDATE PREFIX_product_supplier SET product_supplier_price_te = 5 WHERE id_product = 9001;
DELETE FROM PREFIX_product_supplier WHERE id_product = 9001 AND id_product_attribute = 9001;
