-- What the catalogue price rules make of a product's price on a day; the shop's daily cron writes these rows.
SELECT rule.product_id, rule.rule_price
FROM PREFIX_catalogrule_product_price AS rule
WHERE rule.product_id IN :ids AND rule.website_id = :website AND rule.customer_group_id = :group
  AND rule.rule_date = :day;
