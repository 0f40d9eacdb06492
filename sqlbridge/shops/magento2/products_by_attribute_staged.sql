-- Adobe Commerce: the products of which an attribute has these values in all store views, in the version that counts
-- at the moment (Unix time). The values have no index: this reads all those of the attribute.
SELECT product.row_id AS link_id, product.entity_id, entry.value AS sku, product.type_id
FROM PREFIX_catalog_product_entity_varchar AS entry
JOIN PREFIX_catalog_product_entity AS product ON product.row_id = entry.row_id
WHERE entry.attribute_id = :sku_attribute AND entry.store_id = 0 AND entry.value IN :skus
  AND CHAR_LENGTH(entry.value) <= 64
  AND product.created_in <= :moment AND product.updated_in > :moment;
