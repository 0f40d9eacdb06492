INSERT INTO PREFIX_product_shop (id_product, id_shop, id_tax_rules_group, price, pack_stock_type, date_add, date_upd)
  VALUES (9001, 1, 31, 20, 3, '2026-01-01', '2026-01-01');
INSERT INTO PREFIX_product_attribute_shop (id_product_attribute, id_product, id_shop, price) VALUES (9001, 9001, 1, 1);
