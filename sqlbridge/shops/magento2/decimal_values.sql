-- The values of products that are stored as decimal, the store view's (if any) last.
--
-- :links  entity_ids    :price, :special_price, :source  attribute ids    :store  id of the store view
SELECT entry.entity_id AS link_id, entry.attribute_id, entry.store_id, entry.value
FROM PREFIX_catalog_product_entity_decimal AS entry
WHERE entry.entity_id IN :links
  AND entry.attribute_id IN (:price, :special_price, :source)
  AND entry.store_id IN (0, :store)
ORDER BY entry.store_id;
