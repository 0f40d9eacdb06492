-- Price, special price and one more attribute of products: of store 0, and of the store view where it has a row.
SELECT value.entity_id, value.attribute_id, value.store_id, value.value
FROM PREFIX_catalog_product_entity_decimal AS value
WHERE value.entity_id IN :ids
  AND value.store_id IN (0, :store)
  AND value.attribute_id IN (:price, :special_price, :source)
ORDER BY value.store_id;
