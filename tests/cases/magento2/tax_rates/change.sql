UPDATE PREFIX_tax_calculation_rate SET rate = rate + 1 ORDER BY tax_calculation_rate_id LIMIT 1;
UPDATE PREFIX_tax_calculation_rate SET rate = rate - 1 ORDER BY tax_calculation_rate_id LIMIT 1;
UPDATE PREFIX_tax_calculation_rule SET position = position + 1;
UPDATE PREFIX_tax_calculation_rule SET priority = priority + 1 ORDER BY tax_calculation_rule_id LIMIT 1;
