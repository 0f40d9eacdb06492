-- What a write that died has left of an order at Amazon: orders without a state that bear its id.
SELECT orders.id_order, orders.id_cart, orders.id_address_delivery, orders.reference
FROM PREFIX_orders AS orders
WHERE orders.current_state = 0 AND orders.module = :module AND orders.payment = :amazon_order_id;
