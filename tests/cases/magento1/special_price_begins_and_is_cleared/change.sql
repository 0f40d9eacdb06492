INSERT INTO PREFIX_catalog_product_entity_decimal (entity_type_id, attribute_id, store_id, entity_id, value)
  SELECT 8, attribute_id, 0, 9001, 8.88 FROM PREFIX_eav_attribute WHERE attribute_code = 'special_price';
INSERT INTO PREFIX_catalog_product_entity_datetime (entity_type_id, attribute_id, store_id, entity_id, value)
  SELECT 8, attribute_id, 0, 9001, '2026-11-20' FROM PREFIX_eav_attribute WHERE attribute_code = 'special_from_date';
UPDATE PREFIX_catalog_product_entity_decimal SET value = NULL WHERE entity_id = 9001;
UPDATE PREFIX_catalog_product_entity_datetime SET value = NULL WHERE entity_id = 9001;
UPDATE PREFIX_catalog_product_entity_datetime SET value = NULL WHERE entity_id = 9001;
