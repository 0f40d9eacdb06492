-- What a store view, its store and its website are called.
SELECT website.name AS website, store_group.name AS store_group, store.name AS store
FROM PREFIX_store AS store
JOIN PREFIX_store_group AS store_group ON store_group.group_id = store.group_id
JOIN PREFIX_store_website AS website ON website.website_id = store.website_id
WHERE store.store_id = :store;
