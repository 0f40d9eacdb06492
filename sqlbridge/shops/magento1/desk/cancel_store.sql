-- The website of a store view.
SELECT store.website_id FROM PREFIX_core_store AS store WHERE store.store_id = :store;
