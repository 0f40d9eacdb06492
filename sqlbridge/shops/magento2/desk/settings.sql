-- The settings that decide how an order is kept: the default scope's, then the website's, then the store view's.
SELECT setting.path, setting.value, setting.scope
FROM PREFIX_core_config_data AS setting
WHERE (setting.scope = 'default'
    OR setting.scope = 'websites' AND setting.scope_id = :website
    OR setting.scope = 'stores' AND setting.scope_id = :store)
  AND setting.path IN ('currency/options/base', 'dev/grid/async_indexing', 'tax/classes/shipping_tax_class')
ORDER BY FIELD(setting.scope, 'default', 'websites', 'stores');
