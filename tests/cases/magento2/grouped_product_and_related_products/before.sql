INSERT INTO PREFIX_catalog_product_entity (entity_id, attribute_set_id, type_id, sku) VALUES (9001, 4, 'simple', 'SKU-1');
INSERT INTO PREFIX_catalog_product_entity (entity_id, attribute_set_id, type_id, sku) VALUES (9002, 4, 'simple', 'SKU-2');
INSERT INTO PREFIX_catalog_product_entity (entity_id, attribute_set_id, type_id, sku) VALUES (9003, 4, 'configurable', 'SKU-P');
INSERT INTO PREFIX_catalog_product_entity (entity_id, attribute_set_id, type_id, sku) VALUES (9004, 4, 'configurable', 'SKU-Q');
INSERT INTO PREFIX_catalog_product_entity (entity_id, attribute_set_id, type_id, sku) VALUES (9005, 4, 'grouped', 'SKU-G');
INSERT INTO PREFIX_catalog_product_link_type (link_type_id, code) VALUES (1, 'relation')
  ON DUPLICATE KEY UPDATE code = 'relation';
