-- Tracking numbers where PrestaShop kept them before version 8; some carriers' modules write them only here.
SELECT orders.id_order, orders.shipping_number
FROM PREFIX_orders AS orders
WHERE orders.id_order IN :orders AND orders.shipping_number <> '';
