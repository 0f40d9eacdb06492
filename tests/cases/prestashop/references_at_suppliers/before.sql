INSERT INTO PREFIX_product_supplier (id_product, id_product_attribute, id_supplier, product_supplier_reference, id_currency)
  VALUES (9001, 0, 1, 'sup-1', 1), (9001, 9001, 1, '', 1);
