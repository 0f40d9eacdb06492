INSERT INTO PREFIX_product (id_product, reference, date_add, date_upd) VALUES (9001, 'SKU-1', NOW(), NOW());
INSERT INTO PREFIX_category_product (id_category, id_product, position) VALUES (2, 9001, 1);
INSERT INTO PREFIX_feature_product (id_feature, id_product, id_feature_value) VALUES (5, 9001, 50);
INSERT INTO PREFIX_product_attribute_combination (id_attribute, id_product_attribute) VALUES (60, 9101);
