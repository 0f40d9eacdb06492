-- The finished orders of some order numbers.
SELECT orders.id_order, orders.reference
FROM PREFIX_orders AS orders
WHERE orders.reference IN :references AND orders.current_state <> 0
ORDER BY orders.id_order;
