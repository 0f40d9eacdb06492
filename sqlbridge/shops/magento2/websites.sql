-- The store views that are sold from, each with its website; those that are their website's default come first.
SELECT website.code AS website_code, website.website_id, store.code AS store_code, store.store_id
FROM PREFIX_store AS store
JOIN PREFIX_store_website AS website ON website.website_id = store.website_id
JOIN PREFIX_store_group AS store_group ON store_group.group_id = website.default_group_id
WHERE website.website_id > 0
ORDER BY store_group.default_store_id = store.store_id DESC, website.website_id, store.store_id;
