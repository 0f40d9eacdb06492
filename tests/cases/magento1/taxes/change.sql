UPDATE PREFIX_tax_calculation_rate SET rate = rate + 1 ORDER BY tax_calculation_rate_id LIMIT 1;
UPDATE PREFIX_tax_calculation_rate SET rate = rate - 1 ORDER BY tax_calculation_rate_id LIMIT 1;
UPDATE PREFIX_tax_calculation_rate SET code = CONCAT(code, ' ') ORDER BY tax_calculation_rate_id LIMIT 1;
UPDATE PREFIX_tax_calculation_rule SET priority = priority + 1 ORDER BY tax_calculation_rule_id LIMIT 1;
UPDATE PREFIX_tax_calculation SET product_tax_class_id = 90 ORDER BY tax_calculation_id LIMIT 1;
UPDATE PREFIX_tax_calculation SET product_tax_class_id = 12 WHERE product_tax_class_id = 90;
UPDATE PREFIX_tax_class SET class_name = 'Another name' WHERE class_id = 90;
