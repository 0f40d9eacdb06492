-- The values of an attribute that holds codes, of all products that are sold by themselves. Codes are the same
-- everywhere, so a store view's own value does not count. Only one of the tables has values of the attribute.
SELECT product.entity_id, coded.code
FROM (
    SELECT entry.entity_id, CONVERT(entry.value USING utf8mb4) AS code
    FROM PREFIX_catalog_product_entity_varchar AS entry
    WHERE entry.attribute_id = :attribute AND entry.store_id = 0
    UNION ALL
    SELECT entry.entity_id, CONVERT(entry.value USING utf8mb4) AS code
    FROM PREFIX_catalog_product_entity_text AS entry
    WHERE entry.attribute_id = :attribute AND entry.store_id = 0
    UNION ALL
    SELECT entry.entity_id, CONVERT(CAST(entry.value AS CHAR) USING utf8mb4) AS code
    FROM PREFIX_catalog_product_entity_int AS entry
    WHERE entry.attribute_id = :attribute AND entry.store_id = 0
) AS coded
JOIN PREFIX_catalog_product_entity AS product ON product.entity_id = coded.entity_id
WHERE coded.code <> ''
  AND product.type_id NOT IN ('bundle', 'configurable', 'grouped');
