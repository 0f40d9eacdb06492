-- a save that changes nothing
UPDATE `catalog_product_entity` SET `type_id` = 'simple', `sku` = 'K-net-12.3456', `updated_at` = '2026-11-21 23:30:01' WHERE (`entity_id`=64);
INSERT INTO `catalog_product_entity_decimal` (`entity_type_id`,`attribute_id`,`store_id`,`entity_id`,`value`) SELECT entity_type_id, attribute_id, store_id, entity_id, '12.3456' FROM (SELECT * FROM catalog_product_entity_decimal WHERE entity_id = 64) AS same ON DUPLICATE KEY UPDATE `value` = VALUES(`value`);
UPDATE `cataloginventory_stock_item` SET `product_id` = '64', `stock_id` = '1', `qty` = '10', `low_stock_date` = NULL, `is_in_stock` = '1', `manage_stock` = '1' WHERE product_id = 64;
DELETE FROM `catalog_product_entity_group_price` WHERE (entity_id = 64);
DELETE FROM `catalog_product_entity_tier_price` WHERE (entity_id = 64);
-- new price
UPDATE `catalog_product_entity_decimal` SET `value` = '11.11' WHERE entity_id = 64;
-- special price cleared
UPDATE `catalog_product_entity_decimal` SET `value` = NULL WHERE entity_id = 83 AND `value` = 41;
-- group price of guests deleted
DELETE FROM `catalog_product_entity_group_price` WHERE entity_id = 104;
-- stock
UPDATE `cataloginventory_stock_item` SET `qty` = '3' WHERE product_id = 114;
-- website removed
DELETE FROM `catalog_product_website` WHERE product_id = 89;
-- website added
INSERT INTO `catalog_product_website` (`product_id`, `website_id`) VALUES (121, 1);
-- SKU changed
UPDATE `catalog_product_entity` SET `sku` = 'K-min5-qty7-neu' WHERE entity_id = 129;
-- variant surcharge changed
UPDATE `catalog_product_super_attribute_pricing` SET `pricing_value` = '2.5' WHERE product_super_attribute_id = 4 AND value_index = 3;
-- price of a parent
UPDATE `catalog_product_entity_decimal` SET `value` = '11' WHERE entity_id = 204;
-- parent out of stock
UPDATE `cataloginventory_stock_item` SET `is_in_stock` = '0' WHERE product_id = 168;
-- product deleted, and its values by foreign key
DELETE FROM `catalog_product_entity` WHERE entity_id = 213;
-- tax rate
UPDATE `tax_calculation_rate` SET `rate` = '8' WHERE `rate` = 7;
