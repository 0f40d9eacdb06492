-- The shop's order for an order of Amazon's; the first, should there be more.
SELECT sold.entity_id, sold.increment_id
FROM PREFIX_sales_order AS sold
WHERE sold.created_at >= :since AND sold.ext_order_id = :amazon
ORDER BY sold.entity_id
LIMIT 1;
