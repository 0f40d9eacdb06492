-- The SKUs of combinations: their own, else the product's.
SELECT combination.id_product_attribute AS entity_id,
       IFNULL(NULLIF(combination.reference, ''), product.reference) AS sku
FROM PREFIX_product_attribute AS combination
JOIN PREFIX_product AS product ON product.id_product = combination.id_product
WHERE combination.id_product_attribute IN :ids;
