-- What combinations and their products have as SKU.
SELECT combination.id_product_attribute AS entity_id,
       product.SKU_COLUMN AS product_sku,
       combination.SKU_COLUMN AS own_sku
FROM PREFIX_product_attribute AS combination
JOIN PREFIX_product AS product ON product.id_product = combination.id_product
WHERE combination.id_product_attribute IN :ids;
