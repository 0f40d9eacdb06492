-- An order, held until the end of the transaction, with its shop and where that keeps its stock.
SELECT orders.id_order,
       orders.id_shop,
       shop.id_shop_group,
       orders.current_state,
       orders.valid,
       shop_group.share_stock
FROM PREFIX_orders AS orders
JOIN PREFIX_shop AS shop ON shop.id_shop = orders.id_shop
JOIN PREFIX_shop_group AS shop_group ON shop_group.id_shop_group = shop.id_shop_group
WHERE orders.id_order = :id_order
FOR UPDATE;
