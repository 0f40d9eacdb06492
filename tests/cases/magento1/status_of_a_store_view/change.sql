INSERT INTO PREFIX_catalog_product_entity_int (entity_type_id, attribute_id, store_id, entity_id, value)
  SELECT 8, attribute_id, 1, 9001, 2 FROM PREFIX_eav_attribute WHERE attribute_code = 'status';
DELETE FROM PREFIX_catalog_product_entity_int WHERE entity_id = 9001 AND store_id = 1;
