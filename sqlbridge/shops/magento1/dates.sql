-- From when until when special prices count, in the shop's local time: of store 0, and of the store view.
SELECT value.entity_id, value.attribute_id, value.store_id, value.value
FROM PREFIX_catalog_product_entity_datetime AS value
WHERE value.entity_id IN :ids
  AND value.store_id IN (0, :store)
  AND value.attribute_id IN (:special_from_date, :special_to_date)
ORDER BY value.store_id;
