-- The references of products and of all their combinations.
SELECT product.id_product AS entity_id, product.reference AS product_reference, combination.reference AS own_reference
FROM PREFIX_product AS product
LEFT JOIN PREFIX_product_attribute AS combination ON combination.id_product = product.id_product
WHERE product.id_product IN :ids;
