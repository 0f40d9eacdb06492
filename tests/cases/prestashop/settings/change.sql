UPDATE PREFIX_configuration SET value = '0', date_upd = '2026-02-01' WHERE id_configuration = 9001;
UPDATE PREFIX_configuration SET value = '0', date_upd = '2026-03-01' WHERE id_configuration = 9001;
UPDATE PREFIX_configuration SET value = NULL WHERE id_configuration = 9001;
UPDATE PREFIX_configuration SET id_shop = 9001 WHERE id_configuration = 9001;
UPDATE PREFIX_configuration SET value = 'Other', date_upd = '2026-02-01' WHERE id_configuration = 9002;
UPDATE PREFIX_configuration SET name = 'PS_TIMEZONE' WHERE id_configuration = 9002;
UPDATE PREFIX_configuration SET name = 'PS_SHOP_PHONE' WHERE id_configuration = 9002;
INSERT INTO PREFIX_configuration (id_configuration, id_shop_group, id_shop, name, value, date_add, date_upd) VALUES
  (9003, NULL, 9000, 'PS_UNIDENTIFIED_GROUP', '4', '2026-01-01', '2026-01-01'),
  (9004, NULL, 9000, 'MODULE_CRON', '1', '2026-01-01', '2026-01-01');
DELETE FROM PREFIX_configuration WHERE id_configuration IN (9002, 9003, 9004);
