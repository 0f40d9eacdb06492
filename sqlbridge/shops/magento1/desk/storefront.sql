-- How a store view is called, and what the shop sets for the orders in it, the more special scope last.
SELECT website.name AS website, store_group.name AS store_group, store.name AS store,
       setting.path, setting.value
FROM PREFIX_core_store AS store
JOIN PREFIX_core_website AS website ON website.website_id = store.website_id
JOIN PREFIX_core_store_group AS store_group ON store_group.group_id = store.group_id
LEFT JOIN PREFIX_core_config_data AS setting
  ON (setting.scope = 'default'
      OR setting.scope = 'websites' AND setting.scope_id = store.website_id
      OR setting.scope = 'stores' AND setting.scope_id = store.store_id)
 AND setting.path = 'tax/classes/shipping_tax_class'
WHERE store.store_id = :store
ORDER BY FIELD(setting.scope, 'default', 'websites', 'stores');
