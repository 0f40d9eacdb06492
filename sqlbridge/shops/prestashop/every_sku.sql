-- The next SKUs above :after, each spelling once: as bytes in UTF-8, since collations would merge SKUs that differ in
-- case or in trailing blanks, and since product and combination may have different ones.
--
-- A product's reference is the SKU of a product without combinations, and of combinations without their own.
SELECT carrier.sku
FROM (
    SELECT CAST(CONVERT(product.reference USING utf8mb4) AS BINARY) AS sku
    FROM PREFIX_product AS product
    LEFT JOIN PREFIX_product_attribute AS combination ON combination.id_product = product.id_product
    WHERE product.reference <> '' AND IFNULL(combination.reference, '') = ''
    UNION
    SELECT CAST(CONVERT(combination.reference USING utf8mb4) AS BINARY)
    FROM PREFIX_product_attribute AS combination
    WHERE combination.reference <> ''
) AS carrier
WHERE carrier.sku > CAST(:after AS BINARY)
ORDER BY carrier.sku
LIMIT :limit;
