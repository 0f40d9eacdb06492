-- The product attributes that filters can name; prices of groups and tiers have tables of their own. Those that a shop
-- has added itself come first. The row of a store view counts whatever the scope of the attribute.
SELECT attribute.attribute_code, attribute.attribute_id, attribute.backend_type, attribute.frontend_input,
       0 AS is_global
FROM PREFIX_eav_attribute AS attribute
JOIN PREFIX_eav_entity_type AS entity_type ON entity_type.entity_type_id = attribute.entity_type_id
WHERE entity_type.entity_type_code = 'catalog_product'
  AND attribute.attribute_code NOT IN ('group_price', 'tier_price')
ORDER BY attribute.is_user_defined DESC, attribute.attribute_code;
