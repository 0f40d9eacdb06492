-- The next SKUs, where they are values of an attribute, in binary order, in UTF-8 whatever the table's character set.
SELECT DISTINCT CAST(CONVERT(entry.value USING utf8mb4) AS BINARY) AS sku
FROM PREFIX_catalog_product_entity_varchar AS entry
WHERE entry.attribute_id = :sku_attribute AND entry.store_id = 0
  AND entry.value <> '' AND CHAR_LENGTH(entry.value) <= 64
  AND CAST(CONVERT(entry.value USING utf8mb4) AS BINARY) > CAST(CONVERT(:after USING utf8mb4) AS BINARY)
ORDER BY sku
LIMIT :limit;
