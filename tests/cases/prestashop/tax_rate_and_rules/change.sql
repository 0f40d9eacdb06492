UPDATE PREFIX_tax SET rate = 20 WHERE id_tax = 9001;
UPDATE PREFIX_tax SET deleted = 1 WHERE id_tax = 9001;
INSERT INTO PREFIX_tax_rule (id_tax_rules_group, id_country, id_state, zipcode_from, zipcode_to, id_tax, behavior)
  SELECT 9002, id_country, 0, '0', '0', 9001, 0 FROM PREFIX_tax_rule LIMIT 1;
DELETE FROM PREFIX_tax_rule WHERE id_tax_rules_group = 9002;
UPDATE PREFIX_tax_rules_group SET active = 1 - active ORDER BY id_tax_rules_group LIMIT 1;
UPDATE PREFIX_tax_rules_group SET active = 1 - active ORDER BY id_tax_rules_group LIMIT 1;
