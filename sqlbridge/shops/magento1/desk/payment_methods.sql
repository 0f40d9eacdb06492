-- The payment methods that the shop has settings of.
SELECT DISTINCT SUBSTRING_INDEX(SUBSTRING_INDEX(setting.path, '/', 2), '/', -1) AS code
FROM PREFIX_core_config_data AS setting
WHERE setting.path LIKE 'payment/%/active'
ORDER BY code;
