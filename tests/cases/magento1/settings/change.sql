-- Only what offers depend on.
INSERT INTO PREFIX_core_config_data (scope, scope_id, path, value) VALUES ('websites', 90, 'tax/calculation/price_includes_tax', '1');
UPDATE PREFIX_core_config_data SET value = '0' WHERE scope_id = 90;
UPDATE PREFIX_core_config_data SET value = '0', updated_at = NOW() WHERE scope_id = 90;
DELETE FROM PREFIX_core_config_data WHERE scope_id = 90;
INSERT INTO PREFIX_core_config_data (scope, scope_id, path, value) VALUES ('default', 0, 'design/head/title', 'Shop');
UPDATE PREFIX_core_config_data SET value = 'Our shop' WHERE path = 'design/head/title';
DELETE FROM PREFIX_core_config_data WHERE path = 'design/head/title';
