INSERT INTO PREFIX_catalog_product_entity_varchar (entity_id, attribute_id, store_id, value, entity_type_id) VALUES (9001, 221, 0, 'ean-1', 8);
UPDATE PREFIX_catalog_product_entity_varchar SET value = 'EAN-1' WHERE entity_id = 9001;
INSERT INTO PREFIX_catalog_product_entity_varchar (entity_id, attribute_id, store_id, value, entity_type_id) VALUES (9001, 221, 0, 'EAN-1', 8)
  ON DUPLICATE KEY UPDATE value = VALUES(value);
-- A store view's value and one that is too long are no SKUs, but filters may look at them.
INSERT INTO PREFIX_catalog_product_entity_varchar (entity_id, attribute_id, store_id, value, entity_type_id) VALUES (9001, 221, 1, 'EAN-2', 8);
UPDATE PREFIX_catalog_product_entity_varchar SET value = REPEAT('x', 65) WHERE entity_id = 9001 AND store_id = 0;
UPDATE PREFIX_catalog_product_entity_varchar SET value = REPEAT('y', 65) WHERE entity_id = 9001;
UPDATE PREFIX_catalog_product_entity_varchar SET value = 'EAN-3' WHERE entity_id = 9001 AND store_id = 0;
DELETE FROM PREFIX_catalog_product_entity_varchar WHERE entity_id = 9001;
