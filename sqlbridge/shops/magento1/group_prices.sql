-- Prices of a customer group, the website's own after those of all websites (0).
SELECT price.entity_id, price.value, price.website_id
FROM PREFIX_catalog_product_entity_group_price AS price
WHERE price.entity_id IN :ids
  AND price.all_groups = 0
  AND price.customer_group_id = :group
  AND price.website_id IN (0, :price_website)
ORDER BY price.website_id;
