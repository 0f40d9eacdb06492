-- Products whose price by catalogue rules differs between two days.
SELECT rule.product_id AS entity_id
FROM PREFIX_catalogrule_product_price AS rule
WHERE rule.website_id = :website AND rule.customer_group_id = :group AND rule.rule_date IN (:first_day, :last_day)
GROUP BY rule.product_id
HAVING COUNT(*) = 1 OR MIN(rule.rule_price) <> MAX(rule.rule_price)
ORDER BY rule.product_id;
