-- The SKUs of products: that of each combination (its own, else the product's), or the product's own.
SELECT product.id_product AS entity_id,
       IFNULL(NULLIF(combination.reference, ''), product.reference) AS sku
FROM PREFIX_product AS product
LEFT JOIN PREFIX_product_attribute AS combination ON combination.id_product = product.id_product
WHERE product.id_product IN :ids;
