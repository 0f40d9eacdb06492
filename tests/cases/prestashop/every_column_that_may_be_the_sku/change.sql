UPDATE PREFIX_product SET ean13 = '4000200000028' WHERE id_product = 9001;
UPDATE PREFIX_product SET isbn = '978-3-16-148410-0' WHERE id_product = 9001;
UPDATE PREFIX_product SET supplier_reference = 'S' WHERE id_product = 9002;
UPDATE PREFIX_product SET supplier_reference = 's' WHERE id_product = 9002;
UPDATE PREFIX_product SET id_supplier = 7 WHERE id_product = 9002;
UPDATE PREFIX_product_attribute SET mpn = 'MPN-1' WHERE id_product_attribute = 9001;
UPDATE PREFIX_product_attribute SET upc = NULL WHERE id_product_attribute = 9001;
-- A save of the same values, as the back office sends it.
UPDATE PREFIX_product SET ean13 = '4000200000028', isbn = '978-3-16-148410-0', supplier_reference = NULL, mpn = mpn, upc = upc
  WHERE id_product = 9001;
UPDATE PREFIX_product_attribute SET mpn = 'MPN-1', weight = 2 WHERE id_product_attribute = 9001;
DELETE FROM PREFIX_product WHERE id_product = 9002;
