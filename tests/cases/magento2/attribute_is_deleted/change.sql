UPDATE PREFIX_eav_attribute SET frontend_label = 'RRP' WHERE attribute_id = 900;
UPDATE PREFIX_catalog_eav_attribute SET is_searchable = 1 - is_searchable WHERE attribute_id = 900;
UPDATE PREFIX_catalog_eav_attribute SET is_global = 1 WHERE attribute_id = 900;
DELETE FROM PREFIX_eav_attribute WHERE attribute_id = 900;
