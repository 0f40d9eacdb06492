INSERT INTO PREFIX_catalog_product_super_link (product_id, parent_id) VALUES (9001, 9003);
INSERT INTO PREFIX_catalog_product_super_attribute (product_super_attribute_id, product_id, attribute_id)
  SELECT 900, 9003, attribute_id FROM PREFIX_eav_attribute WHERE attribute_code = 'color';
INSERT INTO PREFIX_catalog_product_super_attribute_pricing
  (product_super_attribute_id, value_index, is_percent, pricing_value, website_id) VALUES (900, '60', 0, 1.5, 0);
UPDATE PREFIX_catalog_product_super_attribute_pricing SET is_percent = '0', pricing_value = '2.5'
  WHERE product_super_attribute_id = 900;
UPDATE PREFIX_catalog_product_super_attribute_pricing SET is_percent = '0', pricing_value = '2.5'
  WHERE product_super_attribute_id = 900;
DELETE FROM PREFIX_catalog_product_super_attribute_pricing WHERE product_super_attribute_id = 900;
DELETE FROM PREFIX_catalog_product_super_attribute WHERE product_super_attribute_id = 900;
DELETE FROM PREFIX_catalog_product_super_link WHERE product_id = 9001;
