-- Under which references any supplier knows these combinations, or their products, whose references they share.
SELECT combination.id_product_attribute AS entity_id, supplied.product_supplier_reference AS reference
FROM PREFIX_product_attribute AS combination
JOIN PREFIX_product_supplier AS supplied
  ON supplied.id_product = combination.id_product
 AND supplied.id_product_attribute IN (0, combination.id_product_attribute)
WHERE combination.id_product_attribute IN :ids AND supplied.product_supplier_reference <> '';
