-- SKUs that several products carry, as bytes: collations would merge SKUs that differ in case. Staging keeps several
-- rows of one product.
SELECT CAST(CONVERT(product.SKU_COLUMN USING utf8mb4) AS BINARY) AS sku, COUNT(DISTINCT product.entity_id) AS products
FROM PREFIX_catalog_product_entity AS product
WHERE product.SKU_COLUMN <> ''
GROUP BY CAST(CONVERT(product.SKU_COLUMN USING utf8mb4) AS BINARY)
HAVING COUNT(DISTINCT product.entity_id) > 1
ORDER BY sku
LIMIT 5;
