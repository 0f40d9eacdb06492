INSERT INTO PREFIX_currency (id_currency, name, iso_code, conversion_rate, active) VALUES (9000, 'Franken', 'CHF', 1.08, 1);
INSERT INTO PREFIX_currency_shop (id_currency, id_shop, conversion_rate) VALUES (9000, 1, 1.08);
-- As the shop does when rates are updated.
UPDATE PREFIX_currency a INNER JOIN PREFIX_currency_shop currency_shop ON currency_shop.id_currency = a.id_currency
  SET a.conversion_rate = 1.09, currency_shop.conversion_rate = 1.09 WHERE a.id_currency = 9000;
UPDATE PREFIX_currency SET conversion_rate = 1.09, name = 'Schweizer Franken' WHERE id_currency = 9000;
UPDATE PREFIX_currency SET deleted = 1 WHERE id_currency = 9000;
DELETE FROM PREFIX_currency_shop WHERE id_currency = 9000;
DELETE FROM PREFIX_currency WHERE id_currency = 9000;
INSERT INTO PREFIX_country (id_country, id_zone, iso_code, active, display_tax_label) VALUES (9000, 1, 'XX', 1, 1);
UPDATE PREFIX_country SET active = 0, call_prefix = 7 WHERE id_country = 9000;
UPDATE PREFIX_country SET iso_code = 'YY' WHERE id_country = 9000;
DELETE FROM PREFIX_country WHERE id_country = 9000;
