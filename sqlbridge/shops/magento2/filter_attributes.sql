-- The product attributes that filters can name, with their scope (1: one value for all store views); prices of tiers
-- have a table of their own. Those that a shop has added itself come first.
SELECT attribute.attribute_code, attribute.attribute_id, attribute.backend_type, attribute.frontend_input,
       catalogue.is_global
FROM PREFIX_eav_attribute AS attribute
JOIN PREFIX_eav_entity_type AS entity_type ON entity_type.entity_type_id = attribute.entity_type_id
JOIN PREFIX_catalog_eav_attribute AS catalogue ON catalogue.attribute_id = attribute.attribute_id
WHERE entity_type.entity_type_code = 'catalog_product' AND attribute.attribute_code <> 'tier_price'
ORDER BY attribute.is_user_defined DESC, attribute.attribute_code;
