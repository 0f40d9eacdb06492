-- SKUs that several active products or combinations carry, as bytes: collations would merge SKUs that differ in case.
-- A combination without its own has its product's, which is then no product's own.
SELECT carrier.sku AS sku, COUNT(*) AS products
FROM (
    SELECT CAST(CONVERT(
               IF(IFNULL(combination.SKU_COLUMN, '') = '', product.SKU_COLUMN, combination.SKU_COLUMN) USING utf8mb4
           ) AS BINARY) AS sku
    FROM PREFIX_product AS product
    LEFT JOIN PREFIX_product_attribute AS combination ON combination.id_product = product.id_product
    WHERE EXISTS (
        SELECT 1 FROM PREFIX_product_shop AS sold WHERE sold.id_product = product.id_product AND sold.active = 1
    )
) AS carrier
WHERE carrier.sku <> ''
GROUP BY carrier.sku
HAVING COUNT(*) > 1
ORDER BY carrier.sku
LIMIT 5;
