UPDATE PREFIX_store SET name = 'Other' WHERE store_id = 900;
DELETE FROM PREFIX_store WHERE store_id = 900;
