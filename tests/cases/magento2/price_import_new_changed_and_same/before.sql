INSERT INTO PREFIX_catalog_product_entity (entity_id, attribute_set_id, type_id, sku) VALUES (9001, 4, 'simple', 'SKU-1');
INSERT INTO PREFIX_catalog_product_entity (entity_id, attribute_set_id, type_id, sku) VALUES (9002, 4, 'simple', 'SKU-2');
INSERT INTO PREFIX_catalog_product_entity (entity_id, attribute_set_id, type_id, sku) VALUES (9003, 4, 'simple', 'SKU-3');
INSERT INTO PREFIX_catalog_product_entity_decimal (attribute_id, store_id, entity_id, value)
  SELECT attribute_id, 0, 9001, 10 FROM PREFIX_eav_attribute WHERE attribute_code = 'price';
INSERT INTO PREFIX_catalog_product_entity_decimal (attribute_id, store_id, entity_id, value)
  SELECT attribute_id, 0, 9002, 10 FROM PREFIX_eav_attribute WHERE attribute_code = 'price';
