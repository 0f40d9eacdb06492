-- What a customer group pays in a country, per product tax class and rule, in percent. A rule takes one of its rates.
-- Rates of one priority add up, a later priority is taken on top of the earlier, or off the subtotal only.
SELECT link.product_tax_class_id AS tax_class, rule.priority, rule.calculate_subtotal, MAX(rate.rate) AS rate
FROM PREFIX_tax_calculation AS link
JOIN PREFIX_tax_calculation_rule AS rule ON rule.tax_calculation_rule_id = link.tax_calculation_rule_id
JOIN PREFIX_tax_calculation_rate AS rate ON rate.tax_calculation_rate_id = link.tax_calculation_rate_id
JOIN PREFIX_customer_group AS customer_group
  ON customer_group.customer_group_id = :group AND customer_group.tax_class_id = link.customer_tax_class_id
WHERE rate.tax_country_id = :country AND rate.tax_region_id = 0 AND IFNULL(rate.tax_postcode, '*') IN ('', '*')
GROUP BY link.product_tax_class_id, rule.tax_calculation_rule_id, rule.priority, rule.calculate_subtotal
ORDER BY link.product_tax_class_id, rule.priority, rule.tax_calculation_rule_id;
