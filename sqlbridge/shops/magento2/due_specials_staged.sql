-- Adobe Commerce: products of which a version's special price begins or ends with one of the days from :first to
-- :last; the last day of a special price is the one before its end.
SELECT DISTINCT product.entity_id
FROM PREFIX_catalog_product_entity_datetime AS entry
JOIN PREFIX_catalog_product_entity AS product ON product.row_id = entry.row_id
WHERE entry.store_id IN (0, :store)
  AND (entry.attribute_id = :special_from_date AND DATE(entry.value) BETWEEN :first AND :last
    OR entry.attribute_id = :special_to_date
       AND DATE(entry.value) BETWEEN DATE_SUB(:first, INTERVAL 1 DAY) AND DATE_SUB(:last, INTERVAL 1 DAY));
