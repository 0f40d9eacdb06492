INSERT INTO PREFIX_catalog_product_entity (entity_id, entity_type_id, attribute_set_id, type_id, sku)
  VALUES (9001, 8, 4, 'simple', 'SKU-1');
INSERT INTO PREFIX_catalog_product_entity (entity_id, entity_type_id, attribute_set_id, type_id, sku)
  VALUES (9002, 8, 4, 'simple', 'SKU-2');
INSERT INTO PREFIX_catalog_product_entity (entity_id, entity_type_id, attribute_set_id, type_id, sku)
  VALUES (9003, 8, 4, 'configurable', 'SKU-P');
INSERT INTO PREFIX_cataloginventory_stock_item (product_id, stock_id, qty, is_in_stock)
  VALUES (9001, 1, 5, 1), (9002, 1, 5, 1);
