INSERT INTO PREFIX_store (store_id, code, website_id, group_id, name) VALUES (900, 'other', 1, 1, 'Other View');
