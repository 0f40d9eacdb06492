INSERT INTO PREFIX_catalog_product_entity (entity_id, entity_type_id, attribute_set_id, type_id, sku)
  VALUES (9001, 8, 4, 'simple', 'SKU-1');
INSERT INTO PREFIX_catalog_category_entity (entity_id, entity_type_id, path, position, children_count)
  VALUES (90, 3, '1/90', 1, 0), (91, 3, '1/91', 2, 0);
INSERT INTO PREFIX_catalog_category_product (category_id, product_id, position) VALUES (90, 9001, 1);
