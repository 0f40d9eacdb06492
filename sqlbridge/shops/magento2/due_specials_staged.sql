-- Adobe Commerce: products of which a version's special price begins or ends with one of the days from :first to
-- :last; the last day of a special price is the one before its end.
SELECT DISTINCT product.entity_id
FROM PREFIX_catalog_product_entity_datetime AS stored
JOIN PREFIX_catalog_product_entity AS product ON product.row_id = stored.row_id
WHERE stored.store_id IN (0, :store)
  AND (stored.attribute_id = :special_from_date AND DATE(stored.value) BETWEEN :first AND :last
    OR stored.attribute_id = :special_to_date
       AND DATE(stored.value) BETWEEN DATE_SUB(:first, INTERVAL 1 DAY) AND DATE_SUB(:last, INTERVAL 1 DAY));
