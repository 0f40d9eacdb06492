-- An order, held until the end of the transaction.
SELECT orders.id_order, orders.id_shop, orders.id_shop_group, orders.current_state, orders.valid
FROM PREFIX_orders AS orders
WHERE orders.id_order = :id_order
FOR UPDATE;
