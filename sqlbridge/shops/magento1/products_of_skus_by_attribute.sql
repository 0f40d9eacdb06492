-- The products of which an attribute has these values in all store views. The collation holds more of them to be equal
-- than are: the reader compares again. The values have no index: this reads all those of the attribute.
SELECT product.entity_id, entry.value AS sku, product.type_id
FROM PREFIX_catalog_product_entity_varchar AS entry
JOIN PREFIX_catalog_product_entity AS product ON product.entity_id = entry.entity_id
WHERE entry.attribute_id = :sku_attribute AND entry.store_id = 0 AND entry.value IN :skus
  AND CHAR_LENGTH(entry.value) <= 64
ORDER BY product.entity_id;
