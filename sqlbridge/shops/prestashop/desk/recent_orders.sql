-- The finished orders since a moment, the newest first.
SELECT orders.id_order, orders.reference
FROM PREFIX_orders AS orders
WHERE orders.date_add >= :since AND orders.current_state <> 0 AND orders.reference <> ''
ORDER BY orders.id_order DESC;
