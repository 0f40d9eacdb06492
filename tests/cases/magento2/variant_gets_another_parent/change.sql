INSERT INTO PREFIX_catalog_product_super_link (product_id, parent_id) VALUES (9001, 9003);
UPDATE PREFIX_catalog_product_super_link SET parent_id = parent_id WHERE product_id = 9001;
UPDATE PREFIX_catalog_product_super_link SET parent_id = 9004 WHERE product_id = 9001;
UPDATE PREFIX_catalog_product_super_link SET product_id = 9002 WHERE product_id = 9001;
DELETE FROM PREFIX_catalog_product_super_link WHERE product_id = 9002;
