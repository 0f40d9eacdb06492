-- The product attributes, with their scope: 0 a value per store view, 1 one value for all, 2 one per website.
-- Their ids differ from shop to shop.
SELECT attribute.attribute_code, attribute.attribute_id, attribute.backend_type, attribute.frontend_input,
       catalogue.is_global
FROM PREFIX_eav_attribute AS attribute
JOIN PREFIX_eav_entity_type AS entity_type ON entity_type.entity_type_id = attribute.entity_type_id
JOIN PREFIX_catalog_eav_attribute AS catalogue ON catalogue.attribute_id = attribute.attribute_id
WHERE entity_type.entity_type_code = 'catalog_product'
ORDER BY attribute.attribute_code;
