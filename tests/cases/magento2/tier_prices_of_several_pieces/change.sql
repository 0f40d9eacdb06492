INSERT INTO PREFIX_catalog_product_entity_tier_price (entity_id, all_groups, qty, value, website_id) VALUES (9001, 1, 5, 8, 0);
UPDATE PREFIX_catalog_product_entity_tier_price SET value = 7 WHERE entity_id = 9001;
UPDATE PREFIX_catalog_product_entity_tier_price SET qty = 1 WHERE entity_id = 9001;
UPDATE PREFIX_catalog_product_entity_tier_price SET qty = 5 WHERE entity_id = 9001;
DELETE FROM PREFIX_catalog_product_entity_tier_price WHERE entity_id = 9001;
