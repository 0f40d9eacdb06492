-- The next SKUs in binary order, in UTF-8 whatever the table's character set.
SELECT DISTINCT CAST(CONVERT(product.sku USING utf8mb4) AS BINARY) AS sku
FROM PREFIX_catalog_product_entity AS product
WHERE product.sku <> ''
  AND CAST(CONVERT(product.sku USING utf8mb4) AS BINARY) > CAST(CONVERT(:after USING utf8mb4) AS BINARY)
ORDER BY sku
LIMIT :limit;
