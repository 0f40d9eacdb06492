-- What products and all their combinations have as SKU.
SELECT product.id_product AS entity_id, product.SKU_COLUMN AS product_sku, combination.SKU_COLUMN AS own_sku
FROM PREFIX_product AS product
LEFT JOIN PREFIX_product_attribute AS combination ON combination.id_product = product.id_product
WHERE product.id_product IN :ids;
