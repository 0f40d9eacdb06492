-- A website's settings, those of the website after those of the default scope.
SELECT setting.path, setting.value
FROM PREFIX_core_config_data AS setting
WHERE (setting.scope = 'default' OR setting.scope = 'websites' AND setting.scope_id = :website)
  AND setting.path IN (
    'tax/calculation/price_includes_tax',
    'currency/options/base',
    'cataloginventory/item_options/min_qty')
ORDER BY setting.scope = 'websites', setting.path;
