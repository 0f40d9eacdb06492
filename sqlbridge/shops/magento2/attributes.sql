-- The ids of the product attributes that an offer needs; they differ from shop to shop.
SELECT attribute.attribute_code, attribute.attribute_id
FROM PREFIX_eav_attribute AS attribute
JOIN PREFIX_eav_entity_type AS entity_type ON entity_type.entity_type_id = attribute.entity_type_id
WHERE entity_type.entity_type_code = 'catalog_product'
  AND attribute.attribute_code IN ('price', 'status', 'tax_class_id');
