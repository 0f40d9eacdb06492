-- The products that carry SKUs. The collation holds more SKUs to be equal than are: the reader compares again.
SELECT product.entity_id, product.sku, product.type_id
FROM PREFIX_catalog_product_entity AS product
WHERE product.sku IN :skus
ORDER BY product.entity_id;
