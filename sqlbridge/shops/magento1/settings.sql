-- The settings that decide an offer, and what becomes of stock, the more special scope after the more general.
SELECT setting.scope, setting.path, setting.value
FROM PREFIX_core_config_data AS setting
WHERE (setting.scope = 'default'
       OR setting.scope = 'websites' AND setting.scope_id = :website
       OR setting.scope = 'stores' AND setting.scope_id = :store)
  AND setting.path IN (
    'catalog/price/scope',
    'cataloginventory/item_options/backorders',
    'cataloginventory/item_options/enable_qty_increments',
    'cataloginventory/item_options/manage_stock',
    'cataloginventory/item_options/min_qty',
    'cataloginventory/item_options/min_sale_qty',
    'cataloginventory/item_options/qty_increments',
    'cataloginventory/options/can_back_in_stock',
    'cataloginventory/options/can_subtract',
    'currency/options/base',
    'general/locale/timezone',
    'shipping/origin/country_id',
    'tax/calculation/cross_border_trade_enabled',
    'tax/calculation/price_includes_tax')
ORDER BY FIELD(setting.scope, 'default', 'websites', 'stores');
