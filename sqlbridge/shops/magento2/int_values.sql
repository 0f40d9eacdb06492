-- The values of products that are stored as int, the store view's (if any) last.
--
-- :links  entity_ids    :status, :visibility, :tax_class_id  attribute ids    :store  id of the store view
SELECT entry.entity_id AS link_id, entry.attribute_id, entry.store_id, entry.value
FROM PREFIX_catalog_product_entity_int AS entry
WHERE entry.entity_id IN :links
  AND entry.attribute_id IN (:status, :visibility, :tax_class_id)
  AND entry.store_id IN (0, :store)
ORDER BY entry.store_id;
