-- The statuses of orders that are still to be invoiced and shipped, and their states, the furthest first.
SELECT assigned.status, assigned.state
FROM PREFIX_sales_order_status_state AS assigned
WHERE assigned.state IN ('processing', 'new', 'pending_payment')
ORDER BY FIELD(assigned.state, 'processing', 'new', 'pending_payment'), assigned.status;
