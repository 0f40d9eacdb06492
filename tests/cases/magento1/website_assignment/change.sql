INSERT INTO PREFIX_catalog_product_website (product_id, website_id) VALUES (9001, 1);
DELETE FROM PREFIX_catalog_product_website WHERE website_id IN (1) AND product_id IN (9001);
