-- a save that changes nothing
UPDATE `ps_product` SET `reference` = 'K-net-12.3456', `price` = '12.3456', `date_upd` = '2026-11-22 00:30:00' WHERE `id_product` = 70;
UPDATE `ps_product_shop` SET `price` = '12.3456', `active` = '1', `date_upd` = '2026-11-22 00:30:00' WHERE id_product = 70 AND id_shop = 1;
UPDATE `ps_stock_available` SET `quantity` = '10', `out_of_stock` = '2' WHERE `id_product` = 70;
DELETE FROM `ps_specific_price` WHERE `id_product` = 70;
-- new price
UPDATE `ps_product_shop` SET `price` = '11.11' WHERE id_product = 70 AND id_shop = 1;
-- specific price
INSERT INTO `ps_specific_price` (`id_product`, `price`, `from_quantity`, `reduction`, `reduction_type`, `from`, `to`) VALUES (74, -1, 1, 0.2, 'percentage', '2026-11-20 00:00:00', '0000-00-00 00:00:00');
-- specific price of one cart
INSERT INTO `ps_specific_price` (`id_product`, `id_cart`, `price`, `from_quantity`, `reduction`, `reduction_type`, `from`, `to`) VALUES (162, 9, -1, 1, 0.2, 'percentage', '0000-00-00 00:00:00', '0000-00-00 00:00:00');
-- stock of a part of packs
UPDATE `ps_stock_available` SET `quantity` = '2' WHERE `id_product` = 163;
-- stock and price of combinations
UPDATE `ps_stock_available` SET `quantity` = '0' WHERE `id_product_attribute` = 49;
UPDATE `ps_product_attribute_shop` SET `price` = '2' WHERE `id_product_attribute` = 75;
-- sale without stock
UPDATE `ps_stock_available` SET `out_of_stock` = '1' WHERE `id_product` = 142;
-- reference of a product whose combination has none
UPDATE `ps_product` SET `reference` = 'KC-noref-neu' WHERE `id_product` = 200;
-- reference in another case
UPDATE `ps_product` SET `reference` = 'K-DUPCASE' WHERE `id_product` = 183;
-- disabled, and not orderable
UPDATE `ps_product_shop` SET `active` = '0' WHERE id_product = 103;
UPDATE `ps_product_shop` SET `available_for_order` = '0' WHERE id_product = 121;
-- combination deleted
DELETE FROM `ps_product_attribute_shop` WHERE `id_product_attribute` = 50;
DELETE FROM `ps_product_attribute` WHERE `id_product_attribute` = 50;
DELETE FROM `ps_stock_available` WHERE `id_product_attribute` = 50;
-- product deleted
DELETE FROM `ps_product_shop` WHERE `id_product` = 184;
DELETE FROM `ps_product` WHERE `id_product` = 184;
DELETE FROM `ps_stock_available` WHERE `id_product` = 184;
-- tax rate
UPDATE `ps_tax` SET `rate` = '8' WHERE `rate` = 7;
-- group reduction
UPDATE `ps_group` SET `reduction` = '1' WHERE `id_group` = 1;
