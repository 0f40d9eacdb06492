INSERT IGNORE INTO PREFIX_category_product (id_category, id_product, position) VALUES (2, 9001, 3), (3, 9001, 1);
UPDATE PREFIX_category_product SET position = position + 1 WHERE id_product = 9001;
DELETE FROM PREFIX_category_product WHERE id_product = 9001 AND id_category = 2;
UPDATE PREFIX_feature_product SET id_feature_value = 51 WHERE id_product = 9001;
UPDATE PREFIX_feature_product SET id_feature_value = 51 WHERE id_product = 9001;
UPDATE PREFIX_product_attribute_combination SET id_attribute = 61 WHERE id_product_attribute = 9101;
UPDATE PREFIX_product SET id_manufacturer = 3 WHERE id_product = 9001;
UPDATE PREFIX_product SET id_manufacturer = 3, width = 2 WHERE id_product = 9001;
