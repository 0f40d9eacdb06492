-- The next SKUs above one, where they are values of an attribute, as bytes.
SELECT DISTINCT CAST(CONVERT(entry.value USING utf8mb4) AS BINARY) AS sku
FROM PREFIX_catalog_product_entity_varchar AS entry
WHERE entry.attribute_id = :sku_attribute AND entry.store_id = 0
  AND entry.value <> '' AND CHAR_LENGTH(entry.value) <= 64
  AND CAST(CONVERT(entry.value USING utf8mb4) AS BINARY) > :after
ORDER BY sku
LIMIT :limit;
