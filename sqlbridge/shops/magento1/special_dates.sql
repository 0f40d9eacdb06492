-- Products whose special price begins or ends between two moments of local time. It counts until the end of its last
-- day, so the ends are looked for one day earlier.
SELECT value.entity_id
FROM PREFIX_catalog_product_entity_datetime AS value
WHERE value.store_id IN (0, :store)
  AND (value.attribute_id = :special_from_date AND value.value > :after AND value.value <= :until
       OR value.attribute_id = :special_to_date
      AND value.value >= :day_before_after AND value.value < :day_before_until)
ORDER BY value.entity_id;
