INSERT INTO PREFIX_catalog_product_link (product_id, linked_product_id, link_type_id) VALUES (9005, 9001, 3), (9002, 9001, 1);
UPDATE PREFIX_catalog_product_link SET linked_product_id = 9002 WHERE linked_product_id = 9001 AND link_type_id = 3;
UPDATE PREFIX_catalog_product_link SET product_id = 9003 WHERE link_type_id = 1 AND linked_product_id = 9001;
DELETE FROM PREFIX_catalog_product_link WHERE linked_product_id IN (9001, 9002);
