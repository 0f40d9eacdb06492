INSERT INTO PREFIX_shop_group (id_shop_group, name, color, share_customer, share_order, share_stock, active, deleted)
  VALUES (9000, 'Second', '', 0, 0, 0, 1, 0);
INSERT INTO PREFIX_shop (id_shop, id_shop_group, name, color, id_category, theme_name, active, deleted)
  VALUES (9000, 9000, 'Second', '', 2, 'classic', 1, 0);
UPDATE PREFIX_shop_group SET name = 'Third', share_order = 1 WHERE id_shop_group = 9000;
UPDATE PREFIX_shop_group SET share_stock = 1 WHERE id_shop_group = 9000;
UPDATE PREFIX_shop SET name = 'Third', theme_name = 'new' WHERE id_shop = 9000;
UPDATE PREFIX_shop SET id_shop_group = 1 WHERE id_shop = 9000;
DELETE FROM PREFIX_shop WHERE id_shop = 9000;
DELETE FROM PREFIX_shop_group WHERE id_shop_group = 9000;
