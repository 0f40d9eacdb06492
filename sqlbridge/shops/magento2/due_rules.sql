-- What the catalogue price rules make of prices on the days from the one before :first to :last.
SELECT rule.product_id, rule.rule_date, rule.rule_price
FROM PREFIX_catalogrule_product_price AS rule
WHERE rule.website_id = :website AND rule.customer_group_id = :group
  AND rule.rule_date BETWEEN DATE_SUB(:first, INTERVAL 1 DAY) AND :last;
