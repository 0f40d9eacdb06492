INSERT INTO PREFIX_catalog_product_entity (entity_id, entity_type_id, attribute_set_id, type_id, sku)
  VALUES (9001, 8, 4, 'simple', 'SKU-1');
INSERT INTO PREFIX_catalog_product_entity (entity_id, entity_type_id, attribute_set_id, type_id, sku)
  VALUES (9002, 8, 4, 'simple', 'SKU-2');
INSERT INTO PREFIX_catalog_product_entity (entity_id, entity_type_id, attribute_set_id, type_id, sku)
  VALUES (9003, 8, 4, 'configurable', 'SKU-P');
INSERT INTO PREFIX_catalog_product_super_link (product_id, parent_id) VALUES (9001, 9003);
INSERT INTO PREFIX_catalog_product_super_attribute (product_super_attribute_id, product_id, attribute_id)
  SELECT 900, 9003, attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'color';
INSERT INTO PREFIX_catalog_product_super_attribute_pricing
  (product_super_attribute_id, value_index, is_percent, pricing_value, website_id) VALUES (900, '60', 0, 1.5, 0);
