-- Name, weight, cost and tax class of products: of store 0, and of the store view where it has a row.
SELECT named.entity_id, named.store_id, attribute.attribute_code AS code, CAST(named.value AS CHAR) AS value
FROM PREFIX_catalog_product_entity_varchar AS named
JOIN PREFIX_eav_attribute AS attribute ON attribute.attribute_id = named.attribute_id
JOIN PREFIX_eav_entity_type AS entity_type ON entity_type.entity_type_id = attribute.entity_type_id
WHERE named.entity_id IN :ids AND named.store_id IN (0, :store)
  AND entity_type.entity_type_code = 'catalog_product' AND attribute.attribute_code = 'name'
UNION ALL
SELECT measured.entity_id, measured.store_id, attribute.attribute_code, CAST(measured.value AS CHAR)
FROM PREFIX_catalog_product_entity_decimal AS measured
JOIN PREFIX_eav_attribute AS attribute ON attribute.attribute_id = measured.attribute_id
JOIN PREFIX_eav_entity_type AS entity_type ON entity_type.entity_type_id = attribute.entity_type_id
WHERE measured.entity_id IN :ids AND measured.store_id IN (0, :store)
  AND entity_type.entity_type_code = 'catalog_product' AND attribute.attribute_code IN ('weight', 'cost')
UNION ALL
SELECT classed.entity_id, classed.store_id, attribute.attribute_code, CAST(classed.value AS CHAR)
FROM PREFIX_catalog_product_entity_int AS classed
JOIN PREFIX_eav_attribute AS attribute ON attribute.attribute_id = classed.attribute_id
JOIN PREFIX_eav_entity_type AS entity_type ON entity_type.entity_type_id = attribute.entity_type_id
WHERE classed.entity_id IN :ids AND classed.store_id IN (0, :store)
  AND entity_type.entity_type_code = 'catalog_product' AND attribute.attribute_code = 'tax_class_id'
ORDER BY store_id;
