UPDATE PREFIX_core_store_group SET default_store_id = 90, name = 'Store' WHERE group_id = 1;
UPDATE PREFIX_core_store_group SET default_store_id = 1, name = 'Main Store' WHERE group_id = 1;
UPDATE PREFIX_core_website SET sort_order = sort_order + 1 WHERE website_id = 1;
INSERT INTO PREFIX_directory_currency_rate (currency_from, currency_to, rate) VALUES ('EUR', 'USD', 1.4)
  ON DUPLICATE KEY UPDATE rate = VALUES(rate);
INSERT INTO PREFIX_directory_currency_rate (currency_from, currency_to, rate) VALUES ('EUR', 'USD', 1.5)
  ON DUPLICATE KEY UPDATE rate = VALUES(rate);
INSERT INTO PREFIX_directory_currency_rate (currency_from, currency_to, rate) VALUES ('EUR', 'USD', 1.5)
  ON DUPLICATE KEY UPDATE rate = VALUES(rate);
UPDATE PREFIX_customer_group SET customer_group_code = 'Guests' WHERE customer_group_id = 0;
