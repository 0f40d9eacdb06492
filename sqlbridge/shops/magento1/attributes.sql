-- The product attributes with values in a table of their type; their ids differ from shop to shop.
SELECT attribute.attribute_code, attribute.attribute_id, attribute.backend_type
FROM PREFIX_eav_attribute AS attribute
JOIN PREFIX_eav_entity_type AS entity_type ON entity_type.entity_type_id = attribute.entity_type_id
WHERE entity_type.entity_type_code = 'catalog_product'
  AND attribute.backend_type <> 'static'
  AND attribute.attribute_code NOT IN ('group_price', 'tier_price')
ORDER BY attribute.attribute_code;
