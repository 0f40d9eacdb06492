-- The shop's orders for an order of Amazon's; a second one can only be made by hand.
SELECT written.entity_id, written.increment_id
FROM PREFIX_sales_flat_order AS written
WHERE written.created_at >= :since AND written.ext_order_id = :amazon_order_id
ORDER BY written.entity_id
LIMIT 1;
