INSERT INTO PREFIX_core_config_data (scope, scope_id, path, value)
  VALUES ('websites', 9, 'tax/calculation/price_includes_tax', '1'), ('websites', 9, 'web/secure/use_in_frontend', '1');
UPDATE PREFIX_core_config_data SET value = '1' WHERE scope_id = 9;
UPDATE PREFIX_core_config_data SET value = '0' WHERE scope_id = 9;
UPDATE PREFIX_core_config_data SET scope_id = 8 WHERE scope_id = 9;
DELETE FROM PREFIX_core_config_data WHERE scope_id = 8;
