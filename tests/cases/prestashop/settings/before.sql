INSERT INTO PREFIX_configuration (id_configuration, id_shop_group, id_shop, name, value, date_add, date_upd) VALUES
  (9001, NULL, 9000, 'PS_STOCK_MANAGEMENT', '1', '2026-01-01', '2026-01-01'),
  (9002, NULL, 9000, 'PS_SHOP_NAME', 'Demo', '2026-01-01', '2026-01-01');
