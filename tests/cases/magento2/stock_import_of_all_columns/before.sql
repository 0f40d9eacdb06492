INSERT INTO PREFIX_catalog_product_entity (entity_id, attribute_set_id, type_id, sku) VALUES (9001, 4, 'simple', 'SKU-1');
INSERT INTO PREFIX_catalog_product_entity (entity_id, attribute_set_id, type_id, sku) VALUES (9002, 4, 'simple', 'SKU-2');
INSERT INTO PREFIX_catalog_product_entity (entity_id, attribute_set_id, type_id, sku) VALUES (9003, 4, 'simple', 'SKU-3');
INSERT INTO PREFIX_cataloginventory_stock_item (product_id, stock_id, qty, is_in_stock) VALUES (9001, 1, 5, 1);
INSERT INTO PREFIX_cataloginventory_stock_item (product_id, stock_id, qty, is_in_stock) VALUES (9002, 1, 5, 1);
