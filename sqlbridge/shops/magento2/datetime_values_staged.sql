-- Adobe Commerce: the values of product versions that are stored as datetime, the store view's (if any) last.
--
-- :links  row_ids    :special_from_date, :special_to_date  attribute ids    :store  id of the store view
SELECT entry.row_id AS link_id, entry.attribute_id, entry.store_id, entry.value
FROM PREFIX_catalog_product_entity_datetime AS entry
WHERE entry.row_id IN :links
  AND entry.attribute_id IN (:special_from_date, :special_to_date)
  AND entry.store_id IN (0, :store)
ORDER BY entry.store_id;
