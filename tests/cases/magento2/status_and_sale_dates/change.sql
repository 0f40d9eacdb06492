INSERT INTO PREFIX_catalog_product_entity_int (attribute_id, store_id, entity_id, value)
  SELECT attribute_id, 0, 9001, 2 FROM PREFIX_eav_attribute WHERE attribute_code = 'status';
INSERT INTO PREFIX_catalog_product_entity_datetime (attribute_id, store_id, entity_id, value)
  SELECT attribute_id, 0, 9001, '2030-01-01' FROM PREFIX_eav_attribute WHERE attribute_code = 'special_to_date';
DELETE FROM PREFIX_catalog_product_entity_datetime WHERE entity_id = 9001;
