-- a save that changes nothing
UPDATE `catalog_product_entity` SET `type_id` = 'simple', `sku` = 'K-net-12.3456', `updated_at` = '2026-11-21 23:30:09' WHERE (entity_id = '64');
UPDATE `catalog_product_entity_decimal` SET `value` = '12.3456' WHERE entity_id = 64;
UPDATE `cataloginventory_stock_item` SET `product_id` = '64', `stock_id` = '1', `qty` = '10', `low_stock_date` = NULL, `is_in_stock` = '1', `manage_stock` = '1' WHERE product_id = 64;
INSERT INTO `inventory_source_item` (`source_code`, `sku`, `quantity`, `status`) VALUES ('default', 'K-net-12.3456', '10', '1') ON DUPLICATE KEY UPDATE `quantity` = VALUES(`quantity`), `status` = VALUES(`status`);
DELETE FROM `catalog_product_entity_tier_price` WHERE entity_id = 64;
-- new price
UPDATE `catalog_product_entity_decimal` SET `value` = '11.11' WHERE entity_id = 64;
-- special price cleared
UPDATE `catalog_product_entity_decimal` SET `value` = NULL WHERE entity_id = 80 AND `value` = 41;
-- tier price for guests deleted
DELETE FROM `catalog_product_entity_tier_price` WHERE entity_id = 101 AND all_groups = 0;
-- stock
UPDATE `cataloginventory_stock_item` SET `qty` = '3' WHERE product_id = 97;
-- order placed
INSERT INTO `inventory_reservation` (`stock_id`, `sku`, `quantity`) VALUES ('1', 'K-res', '-2.0000');
-- website removed
DELETE FROM `catalog_product_website` WHERE product_id = 86;
-- website added
INSERT INTO `catalog_product_website` (`product_id`, `website_id`) VALUES (114, 1);
-- SKU changed
UPDATE `catalog_product_entity` SET `sku` = 'K-min5-qty7-neu' WHERE entity_id = 121;
-- parent of variants out of stock
UPDATE `cataloginventory_stock_item` SET `is_in_stock` = '0' WHERE product_id = 181;
-- product deleted, and its values by foreign key
DELETE FROM `catalog_product_entity` WHERE entity_id = 190;
-- tax rate
UPDATE `tax_calculation_rate` SET `rate` = '8' WHERE `rate` = 7;
