-- The tax rules of every active group for a country, as a visitor without an address meets them (no state,
-- postcode '0'), in the order in which PrestaShop applies them. Whether a tax itself is active does not count.
SELECT tax_rule.id_tax_rules_group AS tax_group,
       tax_rule.id_tax,
       tax_rule.behavior,
       IFNULL(ABS(tax.rate), 0) AS rate
FROM PREFIX_tax_rule AS tax_rule
JOIN PREFIX_tax_rules_group AS tax_group
  ON tax_group.id_tax_rules_group = tax_rule.id_tax_rules_group AND tax_group.active = 1
LEFT JOIN PREFIX_tax AS tax ON tax.id_tax = tax_rule.id_tax
WHERE tax_rule.id_country = :country
  AND tax_rule.id_state = 0
  AND ('0' BETWEEN tax_rule.zipcode_from AND tax_rule.zipcode_to
       OR (tax_rule.zipcode_to = 0 AND tax_rule.zipcode_from = 0))
ORDER BY tax_rule.id_tax_rules_group,
         tax_rule.zipcode_from DESC,
         tax_rule.zipcode_to DESC,
         tax_rule.id_tax_rule;
