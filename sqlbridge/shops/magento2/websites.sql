-- The websites, each with its default store view.
SELECT website.code, website.website_id, store_group.default_store_id AS store_id
FROM PREFIX_store_website AS website
JOIN PREFIX_store_group AS store_group ON store_group.group_id = website.default_group_id
WHERE website.website_id > 0
ORDER BY website.website_id;
