-- What products weigh and how they are taxed, the store view's value (if any) last.
--
-- :links  entity_ids    :store  id of the store view
SELECT entry.entity_id AS link_id, attribute.attribute_code AS code, entry.store_id, entry.value
FROM PREFIX_catalog_product_entity_decimal AS entry
JOIN PREFIX_eav_attribute AS attribute
  ON attribute.attribute_id = entry.attribute_id AND attribute.attribute_code = 'weight'
JOIN PREFIX_catalog_eav_attribute AS catalogue ON catalogue.attribute_id = entry.attribute_id
WHERE entry.entity_id IN :links AND (entry.store_id = 0 OR entry.store_id = :store AND catalogue.is_global <> 1)
UNION ALL
SELECT entry.entity_id, attribute.attribute_code, entry.store_id, entry.value
FROM PREFIX_catalog_product_entity_int AS entry
JOIN PREFIX_eav_attribute AS attribute
  ON attribute.attribute_id = entry.attribute_id AND attribute.attribute_code = 'tax_class_id'
JOIN PREFIX_catalog_eav_attribute AS catalogue ON catalogue.attribute_id = entry.attribute_id
WHERE entry.entity_id IN :links AND (entry.store_id = 0 OR entry.store_id = :store AND catalogue.is_global <> 1)
ORDER BY store_id;
