-- Prices from one piece on, for all groups or for one, the website's own after those of all websites (0).
SELECT price.entity_id, price.all_groups, price.value, price.website_id
FROM PREFIX_catalog_product_entity_tier_price AS price
WHERE price.entity_id IN :ids
  AND price.qty = 1
  AND (price.all_groups = 1 OR price.customer_group_id = :group)
  AND price.website_id IN (0, :price_website)
ORDER BY price.website_id;
