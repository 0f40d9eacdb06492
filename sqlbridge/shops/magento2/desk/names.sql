-- The names of products, the store view's (if any) last.
--
-- :links  entity_ids    :store  id of the store view
SELECT entry.entity_id AS link_id, entry.value
FROM PREFIX_catalog_product_entity_varchar AS entry
JOIN PREFIX_eav_attribute AS attribute
  ON attribute.attribute_id = entry.attribute_id AND attribute.attribute_code = 'name'
JOIN PREFIX_catalog_eav_attribute AS catalogue ON catalogue.attribute_id = entry.attribute_id
WHERE entry.entity_id IN :links AND (entry.store_id = 0 OR entry.store_id = :store AND catalogue.is_global <> 1)
ORDER BY entry.store_id;
