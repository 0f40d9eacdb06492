-- The statuses of orders in some states, and their states, the furthest first.
SELECT assigned.status, assigned.state
FROM PREFIX_sales_order_status_state AS assigned
WHERE assigned.state IN :states
ORDER BY FIELD(assigned.state, 'complete', 'processing', 'new', 'pending_payment'), assigned.status;
