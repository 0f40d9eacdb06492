INSERT INTO PREFIX_group (id_group, reduction, price_display_method, show_prices, date_add, date_upd)
  VALUES (9000, 0, 0, 1, '2026-01-01', '2026-01-01');
UPDATE PREFIX_group SET reduction = 2.5 WHERE id_group = 9000;
UPDATE PREFIX_group SET reduction = 2.5, price_display_method = 1, date_upd = '2026-02-01' WHERE id_group = 9000;
DELETE FROM PREFIX_group WHERE id_group = 9000;
-- As the shop spreads a category's reduction; then one that changes, one that stays, and one that moves.
INSERT INTO PREFIX_product_group_reduction_cache (id_product, id_group, reduction)
  VALUES (9001, 3, 0.25), (9002, 3, 0.25);
UPDATE PREFIX_product_group_reduction_cache SET reduction = 0.3 WHERE id_product = 9001 AND id_group = 3;
UPDATE PREFIX_product_group_reduction_cache SET reduction = 0.3 WHERE id_product = 9001 AND id_group = 3;
UPDATE PREFIX_product_group_reduction_cache SET id_product = 9004 WHERE id_product = 9003;
DELETE FROM PREFIX_product_group_reduction_cache WHERE id_product = 9002;
