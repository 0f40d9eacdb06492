INSERT INTO PREFIX_catalog_product_entity (entity_id, entity_type_id, attribute_set_id, type_id, sku)
  VALUES (9001, 8, 4, 'simple', 'SKU-1');
INSERT INTO PREFIX_catalog_product_entity (entity_id, entity_type_id, attribute_set_id, type_id, sku)
  VALUES (9002, 8, 4, 'simple', 'SKU-2');
INSERT INTO PREFIX_catalog_product_entity (entity_id, entity_type_id, attribute_set_id, type_id, sku)
  VALUES (9003, 8, 4, 'configurable', 'SKU-P');
INSERT INTO PREFIX_catalog_product_entity_decimal (entity_type_id, attribute_id, store_id, entity_id, value)
  SELECT 8, attribute_id, 0, 9001, 10 FROM PREFIX_eav_attribute WHERE attribute_code = 'price';
