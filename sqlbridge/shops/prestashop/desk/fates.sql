-- Some orders, as far as they tell what became of them.
SELECT orders.id_order,
       orders.id_shop,
       orders.id_shop_group,
       orders.id_carrier,
       orders.current_state,
       orders.delivery_date,
       orders.date_upd
FROM PREFIX_orders AS orders
WHERE orders.id_order IN :orders;
