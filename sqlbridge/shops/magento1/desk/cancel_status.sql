-- The status of cancelled orders.
SELECT assigned.status
FROM PREFIX_sales_order_status_state AS assigned
WHERE assigned.state = 'canceled'
ORDER BY assigned.is_default DESC, assigned.status
LIMIT 1;
