-- What guests pay in a country, per product tax class and rule priority, in percent: rates of one priority
-- add up, a later priority is taken on top of the earlier.
SELECT calculation.product_tax_class_id AS tax_class, calculation.priority, SUM(rate.rate) AS rate
FROM (
    SELECT DISTINCT link.product_tax_class_id, link.tax_calculation_rate_id, rule.priority
    FROM PREFIX_tax_calculation AS link
    JOIN PREFIX_tax_calculation_rule AS rule ON rule.tax_calculation_rule_id = link.tax_calculation_rule_id
    JOIN PREFIX_customer_group AS guest
      ON guest.customer_group_id = 0 AND guest.tax_class_id = link.customer_tax_class_id
) AS calculation
JOIN PREFIX_tax_calculation_rate AS rate
  ON rate.tax_calculation_rate_id = calculation.tax_calculation_rate_id
WHERE rate.tax_country_id = :country AND rate.tax_region_id = 0 AND IFNULL(rate.tax_postcode, '*') IN ('', '*')
GROUP BY calculation.product_tax_class_id, calculation.priority
ORDER BY calculation.product_tax_class_id, calculation.priority;
