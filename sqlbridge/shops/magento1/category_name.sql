-- The attribute that holds the names of categories.
SELECT attribute.attribute_id
FROM PREFIX_eav_attribute AS attribute
JOIN PREFIX_eav_entity_type AS entity_type ON entity_type.entity_type_id = attribute.entity_type_id
WHERE entity_type.entity_type_code = 'catalog_category' AND attribute.attribute_code = 'name';
