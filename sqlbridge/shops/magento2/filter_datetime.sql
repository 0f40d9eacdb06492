-- The values of one attribute that is stored as datetime: of store 0, and of the store view where it has a row.
SELECT entry.entity_id AS link_id, entry.store_id, entry.value
FROM PREFIX_catalog_product_entity_datetime AS entry
WHERE entry.entity_id IN :ids AND entry.attribute_id = :attribute AND entry.store_id IN (0, :store)
ORDER BY entry.store_id;
