-- Adobe Commerce: prices for one piece, for all customer groups or this one; a row of the website comes after that of
-- website 0, which it replaces.
SELECT tier.row_id AS link_id, tier.all_groups, tier.customer_group_id, tier.qty, tier.value, tier.percentage_value
FROM PREFIX_catalog_product_entity_tier_price AS tier
WHERE tier.row_id IN :links AND tier.qty <= 1 AND tier.website_id IN (0, :website)
  AND (tier.all_groups = 1 OR tier.customer_group_id = :group)
ORDER BY tier.website_id;
