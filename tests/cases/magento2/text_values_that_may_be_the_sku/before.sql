INSERT INTO PREFIX_catalog_product_entity (entity_id, attribute_set_id, type_id, sku) VALUES (9001, 4, 'simple', 'SKU-1');
