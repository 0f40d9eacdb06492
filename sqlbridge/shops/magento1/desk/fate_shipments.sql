-- The shipments of orders.
SELECT shipment.entity_id, shipment.order_id, shipment.created_at
FROM PREFIX_sales_flat_shipment AS shipment
WHERE shipment.order_id IN :orders
ORDER BY shipment.entity_id;
