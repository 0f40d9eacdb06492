INSERT INTO PREFIX_catalog_product_entity_tier_price (entity_id, all_groups, customer_group_id, qty, value, website_id)
VALUES (9001, 1, 0, 1, 9.5, 0)
ON DUPLICATE KEY UPDATE value = VALUES(value);
UPDATE PREFIX_catalog_product_entity_tier_price SET percentage_value = 10 WHERE entity_id = 9001;
