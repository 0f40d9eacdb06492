INSERT INTO PREFIX_store_website (website_id, code, name) VALUES (900, 'other', 'Other');
INSERT INTO PREFIX_store_group (group_id, website_id, name) VALUES (900, 900, 'Other');
UPDATE PREFIX_store_group SET name = 'New', default_store_id = 0 WHERE group_id = 900;
UPDATE PREFIX_store_group SET default_store_id = 1 WHERE group_id = 900;
UPDATE PREFIX_store_website SET name = 'New', sort_order = 7 WHERE website_id = 900;
UPDATE PREFIX_store_website SET default_group_id = 900 WHERE website_id = 900;
DELETE FROM PREFIX_store_group WHERE group_id = 900;
DELETE FROM PREFIX_store_website WHERE website_id = 900;
