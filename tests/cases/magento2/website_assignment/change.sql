INSERT INTO PREFIX_catalog_product_website (product_id, website_id)
  SELECT 9001, website_id FROM PREFIX_store_website WHERE code = 'base';
DELETE FROM PREFIX_catalog_product_website WHERE product_id = 9001;
