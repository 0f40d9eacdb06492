INSERT INTO PREFIX_catalog_product_entity_group_price (entity_id, all_groups, customer_group_id, value, website_id)
  VALUES (9001, 0, 0, 12, 0);
UPDATE PREFIX_catalog_product_entity_group_price SET value = 11 WHERE entity_id = 9001;
DELETE FROM PREFIX_catalog_product_entity_group_price WHERE entity_id = 9001;
