-- The references of combinations and of their products.
SELECT combination.id_product_attribute AS entity_id,
       product.reference AS product_reference,
       combination.reference AS own_reference
FROM PREFIX_product_attribute AS combination
JOIN PREFIX_product AS product ON product.id_product = combination.id_product
WHERE combination.id_product_attribute IN :ids;
