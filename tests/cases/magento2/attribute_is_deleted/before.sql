INSERT INTO PREFIX_eav_attribute (attribute_id, entity_type_id, attribute_code, backend_type)
  SELECT 900, entity_type_id, 'rrp', 'decimal' FROM PREFIX_eav_entity_type WHERE entity_type_code = 'catalog_product';
INSERT INTO PREFIX_catalog_eav_attribute (attribute_id, is_global) VALUES (900, 2);
