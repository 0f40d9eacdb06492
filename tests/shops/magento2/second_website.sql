-- What the shop that answered has beside the demo shop: a second website with prices entered with tax, in New York,
-- sold from two sources of its own; more tax classes.
INSERT INTO store_website (website_id, code, name, default_group_id) VALUES (2, 'second', 'Second', 2);
INSERT INTO store_group (group_id, website_id, name, default_store_id, code) VALUES (2, 2, 'Second', 2, 'second');
INSERT INTO store (store_id, code, website_id, group_id, name, is_active) VALUES (2, 'zweite', 2, 2, 'Second', 1);

UPDATE core_config_data SET value = '1' WHERE path = 'catalog/price/scope';
INSERT INTO core_config_data (scope, scope_id, path, value) VALUES
  ('websites', 2, 'general/locale/timezone', 'America/New_York'),
  ('websites', 2, 'tax/calculation/price_includes_tax', '1');

INSERT INTO inventory_source (source_code, name, enabled, country_id, postcode) VALUES
  ('lager2', 'lager2', 1, 'DE', '10115'), ('lager3', 'lager3', 1, 'DE', '10115'),
  ('lager-aus', 'lager-aus', 0, 'DE', '10115'), ('lager-fremd', 'lager-fremd', 1, 'DE', '10115');
INSERT INTO inventory_stock (stock_id, name) VALUES (2, 'Second');
INSERT INTO inventory_source_stock_link (stock_id, source_code, priority) VALUES
  (2, 'lager2', 1), (2, 'lager3', 2), (2, 'lager-aus', 3);
INSERT INTO inventory_stock_sales_channel (type, code, stock_id) VALUES ('website', 'second', 2);

INSERT INTO tax_class (class_id, class_name, class_type) VALUES
  (21, 'Two rates', 'PRODUCT'), (22, 'Fine', 'PRODUCT'), (23, 'Austria only', 'PRODUCT'), (24, 'Unused', 'PRODUCT');
INSERT INTO tax_calculation_rate (tax_calculation_rate_id, tax_country_id, tax_region_id, tax_postcode, code, rate)
  VALUES (901, 'DE', 0, '*', 'ZW7', 7), (902, 'DE', 0, '*', 'ZW35', 3.5), (903, 'DE', 0, '*', 'F1', 10.7),
         (904, 'AT', 0, '*', 'AT20', 20);
INSERT INTO tax_calculation_rule (tax_calculation_rule_id, code, priority, position, calculate_subtotal)
  VALUES (901, 'two-a', 0, 0, 0), (902, 'two-b', 1, 0, 0), (903, 'fine', 0, 0, 0), (904, 'AT only', 0, 0, 0);
INSERT INTO tax_calculation
  (tax_calculation_rate_id, tax_calculation_rule_id, customer_tax_class_id, product_tax_class_id)
  VALUES (901, 901, 13, 21), (902, 902, 13, 21), (903, 903, 13, 22), (904, 904, 13, 23);
