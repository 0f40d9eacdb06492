-- The next SKUs above one, as bytes: byte order tells apart what the collation holds to be equal.
SELECT DISTINCT CAST(CONVERT(product.sku USING utf8mb4) AS BINARY) AS sku
FROM PREFIX_catalog_product_entity AS product
WHERE product.sku <> '' AND CAST(CONVERT(product.sku USING utf8mb4) AS BINARY) > :after
ORDER BY sku
LIMIT :limit;
