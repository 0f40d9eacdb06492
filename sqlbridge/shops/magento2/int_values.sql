-- The values of products that are stored as int, the store view's (if any) last.
--
-- :links  entity_ids    :status, :visibility, :tax_class_id  attribute ids    :store  id of the store view
SELECT stored.entity_id AS link_id, stored.attribute_id, stored.store_id, stored.value
FROM PREFIX_catalog_product_entity_int AS stored
WHERE stored.entity_id IN :links
  AND stored.attribute_id IN (:status, :visibility, :tax_class_id)
  AND stored.store_id IN (0, :store)
ORDER BY stored.store_id;
