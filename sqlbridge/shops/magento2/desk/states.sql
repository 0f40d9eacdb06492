-- The statuses that an order can have, each with the states it stands for.
SELECT assigned.status, assigned.state, assigned.is_default
FROM PREFIX_sales_order_status_state AS assigned
ORDER BY assigned.status, assigned.state;
