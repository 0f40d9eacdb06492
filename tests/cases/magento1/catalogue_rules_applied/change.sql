-- The shop empties a website's rule prices and fills them anew, day by day.
DELETE FROM PREFIX_catalogrule_product_price WHERE website_id = 1;
INSERT IGNORE INTO PREFIX_catalogrule_product_price (rule_date, customer_group_id, product_id, rule_price, website_id)
  SELECT days.rule_date, 0, 9001, 9, 1
  FROM (SELECT '2026-11-21' AS rule_date UNION SELECT '2026-11-22') AS days;
