INSERT INTO PREFIX_catalog_product_entity (entity_id, entity_type_id, attribute_set_id, type_id, sku)
  VALUES (9001, 8, 4, 'simple', 'SKU-1');
INSERT INTO PREFIX_catalog_product_entity (entity_id, entity_type_id, attribute_set_id, type_id, sku)
  VALUES (9002, 8, 4, 'simple', 'SKU-2');
INSERT INTO PREFIX_catalog_product_entity (entity_id, entity_type_id, attribute_set_id, type_id, sku)
  VALUES (9003, 8, 4, 'configurable', 'SKU-P');
INSERT INTO PREFIX_customer_group (customer_group_id, customer_group_code, tax_class_id) VALUES (90, 'New', 13);
INSERT INTO PREFIX_eav_attribute_set (attribute_set_id, entity_type_id, attribute_set_name) VALUES (90, 8, 'New');
INSERT INTO PREFIX_eav_attribute (attribute_id, entity_type_id, attribute_code, backend_type) VALUES (900, 8, 'new', 'int');
INSERT INTO PREFIX_tax_class (class_id, class_name, class_type) VALUES (90, 'New', 'PRODUCT');
INSERT INTO PREFIX_core_website (website_id, code) VALUES (90, 'new');
INSERT INTO PREFIX_core_store (store_id, code, website_id, group_id, name) VALUES (90, 'new', 1, 1, 'New');
INSERT INTO PREFIX_cataloginventory_stock (stock_id, stock_name) VALUES (90, 'New');
