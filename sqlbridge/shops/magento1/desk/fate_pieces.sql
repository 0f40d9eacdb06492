-- The pieces in the shipments of orders.
SELECT shipped.parent_id, shipped.order_item_id, SUM(shipped.qty) AS pieces
FROM PREFIX_sales_flat_shipment_item AS shipped
JOIN PREFIX_sales_flat_shipment AS shipment ON shipment.entity_id = shipped.parent_id
WHERE shipment.order_id IN :orders
GROUP BY shipped.parent_id, shipped.order_item_id
ORDER BY shipped.parent_id, shipped.order_item_id;
