UPDATE PREFIX_product_shop SET minimal_quantity = 3 WHERE id_product = 9001;
UPDATE PREFIX_product_shop SET available_for_order = 0 WHERE id_product = 9001;
UPDATE PREFIX_product_shop SET id_tax_rules_group = 32 WHERE id_tax_rules_group = 31 AND id_product = 9001;
UPDATE PREFIX_product_shop SET ecotax = 0.5 WHERE id_product = 9001;
UPDATE PREFIX_product_shop SET pack_stock_type = 1 WHERE id_product = 9001;
UPDATE PREFIX_product_attribute_shop SET minimal_quantity = 2 WHERE id_product_attribute = 9001;
UPDATE PREFIX_product_attribute_shop SET ecotax = 0.5 WHERE id_product_attribute = 9001;
UPDATE PREFIX_product_shop SET wholesale_price = 9 WHERE id_product = 9001;
UPDATE PREFIX_product_attribute_shop SET wholesale_price = 3 WHERE id_product_attribute = 9001;
-- Indexing, dates and the default combination change no offer.
UPDATE PREFIX_product_shop
  SET indexed = 1, date_upd = '2026-02-01', on_sale = 1, cache_default_attribute = 9001
  WHERE id_product = 9001;
UPDATE PREFIX_product_attribute_shop SET default_on = 1, weight = 2
  WHERE id_product_attribute = 9001;
