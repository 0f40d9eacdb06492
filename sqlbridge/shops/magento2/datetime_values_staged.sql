-- Adobe Commerce: the values of product versions that are stored as datetime, the store view's (if any) last.
--
-- :links  row_ids    :special_from_date, :special_to_date  attribute ids    :store  id of the store view
SELECT stored.row_id AS link_id, stored.attribute_id, stored.store_id, stored.value
FROM PREFIX_catalog_product_entity_datetime AS stored
WHERE stored.row_id IN :links
  AND stored.attribute_id IN (:special_from_date, :special_to_date)
  AND stored.store_id IN (0, :store)
ORDER BY stored.store_id;
