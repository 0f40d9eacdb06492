-- The tax rules of every active group for a country as a whole (no state, no postcode), in the order in which
-- PrestaShop applies them.
SELECT tax_rule.id_tax_rules_group AS tax_group, tax_rule.behavior, ABS(tax.rate) AS rate
FROM PREFIX_tax_rule AS tax_rule
JOIN PREFIX_tax_rules_group AS tax_group
  ON tax_group.id_tax_rules_group = tax_rule.id_tax_rules_group AND tax_group.active = 1
JOIN PREFIX_tax AS tax ON tax.id_tax = tax_rule.id_tax
WHERE tax_rule.id_country = :country
  AND tax_rule.id_state = 0
  AND tax_rule.zipcode_from = '0'
  AND tax_rule.zipcode_to = '0'
ORDER BY tax_rule.id_tax_rules_group, tax_rule.id_tax_rule;
