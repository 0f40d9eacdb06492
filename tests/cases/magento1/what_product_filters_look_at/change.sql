INSERT INTO PREFIX_catalog_category_product (category_id, product_id, position) VALUES (90, 9001, 2), (91, 9001, 1)
  ON DUPLICATE KEY UPDATE position = VALUES(position);
DELETE FROM PREFIX_catalog_category_product WHERE category_id = 90;
INSERT INTO PREFIX_catalog_product_entity_varchar (entity_type_id, attribute_id, store_id, entity_id, value)
  VALUES (8, 221, 0, 9001, 'red');
INSERT INTO PREFIX_catalog_product_entity_varchar (entity_type_id, attribute_id, store_id, entity_id, value)
  VALUES (8, 221, 0, 9001, 'red') ON DUPLICATE KEY UPDATE value = VALUES(value);
INSERT INTO PREFIX_catalog_product_entity_varchar (entity_type_id, attribute_id, store_id, entity_id, value)
  VALUES (8, 221, 0, 9001, 'Red') ON DUPLICATE KEY UPDATE value = VALUES(value);
INSERT INTO PREFIX_catalog_product_entity_text (entity_type_id, attribute_id, store_id, entity_id, value)
  VALUES (8, 221, 0, 9001, '12,15');
UPDATE PREFIX_catalog_product_entity_text SET value = NULL WHERE entity_id = 9001;
UPDATE PREFIX_catalog_product_entity_text SET value = NULL WHERE entity_id = 9001;
DELETE FROM PREFIX_catalog_product_entity_text WHERE entity_id = 9001;
