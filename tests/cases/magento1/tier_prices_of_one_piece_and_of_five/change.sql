INSERT INTO PREFIX_catalog_product_entity_tier_price (entity_id, all_groups, customer_group_id, qty, value, website_id)
  VALUES (9001, 1, 0, 1, 9.5, 0), (9002, 1, 0, 5, 9, 0);
UPDATE PREFIX_catalog_product_entity_tier_price SET value = value - 1 WHERE entity_id IN (9001, 9002);
UPDATE PREFIX_catalog_product_entity_tier_price SET qty = 1 WHERE entity_id = 9002;
DELETE FROM PREFIX_catalog_product_entity_tier_price WHERE entity_id = 9001;
