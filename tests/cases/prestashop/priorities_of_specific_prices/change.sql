-- As the shop saves them: new, changed and the same.
INSERT INTO PREFIX_specific_price_priority (id_product, priority) VALUES (9001, 'id_shop;id_currency;id_country;id_group')
  ON DUPLICATE KEY UPDATE priority = 'id_shop;id_currency;id_country;id_group';
INSERT INTO PREFIX_specific_price_priority (id_product, priority) VALUES (9001, 'id_group;id_shop')
  ON DUPLICATE KEY UPDATE priority = 'id_group;id_shop';
INSERT INTO PREFIX_specific_price_priority (id_product, priority) VALUES (9001, 'id_group;id_shop')
  ON DUPLICATE KEY UPDATE priority = 'id_group;id_shop';
UPDATE PREFIX_specific_price_priority SET id_product = 9002 WHERE id_product = 9001;
DELETE FROM PREFIX_specific_price_priority WHERE id_product = 9002;
