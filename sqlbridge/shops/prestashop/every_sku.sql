-- The next SKUs above :after, each spelling once: as bytes in UTF-8, since collations would merge SKUs that differ in
-- case or in trailing blanks, and since product and combination may have different ones.
--
-- What a product has is the SKU of a product without combinations, and of combinations without their own.
SELECT carrier.sku
FROM (
    SELECT CAST(CONVERT(product.SKU_COLUMN USING utf8mb4) AS BINARY) AS sku
    FROM PREFIX_product AS product
    LEFT JOIN PREFIX_product_attribute AS combination ON combination.id_product = product.id_product
    WHERE product.SKU_COLUMN <> '' AND IFNULL(combination.SKU_COLUMN, '') = ''
    UNION
    SELECT CAST(CONVERT(combination.SKU_COLUMN USING utf8mb4) AS BINARY)
    FROM PREFIX_product_attribute AS combination
    WHERE combination.SKU_COLUMN <> ''
) AS carrier
WHERE carrier.sku > CAST(:after AS BINARY)
ORDER BY carrier.sku
LIMIT :limit;
