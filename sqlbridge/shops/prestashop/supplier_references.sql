-- Under which references the default suppliers of these products know them and their combinations (0: the product).
SELECT supplied.id_product, supplied.id_product_attribute, supplied.product_supplier_reference AS reference
FROM PREFIX_product_supplier AS supplied
JOIN PREFIX_product AS product
  ON product.id_product = supplied.id_product AND product.id_supplier = supplied.id_supplier
WHERE supplied.id_product IN :products;
