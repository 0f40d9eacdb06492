-- The tax rates of a whole country for one class of customers, in the order in which the shop takes them.
SELECT link.product_tax_class_id AS tax_class,
       rule.tax_calculation_rule_id AS rule_id,
       rule.priority,
       rule.calculate_subtotal AS is_on_net,
       rate.rate
FROM PREFIX_tax_calculation AS link
JOIN PREFIX_tax_calculation_rule AS rule ON rule.tax_calculation_rule_id = link.tax_calculation_rule_id
JOIN PREFIX_tax_calculation_rate AS rate ON rate.tax_calculation_rate_id = link.tax_calculation_rate_id
WHERE link.customer_tax_class_id = :customer_class
  AND rate.tax_country_id = :country
  AND rate.tax_region_id = 0
  AND rate.zip_is_range IS NULL
  AND (rate.tax_postcode IS NULL OR rate.tax_postcode IN ('', '*'))
ORDER BY link.product_tax_class_id, rule.priority, rule.tax_calculation_rule_id,
         rate.tax_postcode DESC, rate.rate DESC;
