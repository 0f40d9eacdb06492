-- What can be sold from: each website, seen through its default store view, and each store view.
SELECT website.code, website.website_id, store_group.default_store_id AS store_id, 0 AS is_store
FROM PREFIX_core_website AS website
JOIN PREFIX_core_store_group AS store_group ON store_group.group_id = website.default_group_id
WHERE website.website_id > 0 AND store_group.default_store_id > 0
UNION ALL
SELECT store.code, store.website_id, store.store_id, 1
FROM PREFIX_core_store AS store
WHERE store.store_id > 0
ORDER BY is_store, website_id, store_id;
