-- What catalogue rules make of prices on one day.
SELECT rule.product_id AS entity_id, rule.rule_price AS value
FROM PREFIX_catalogrule_product_price AS rule
WHERE rule.product_id IN :ids
  AND rule.rule_date = :day
  AND rule.website_id = :website
  AND rule.customer_group_id = :group;
