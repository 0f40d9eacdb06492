-- Whatever of an order is shipped, invoiced or refunded.
SELECT item.item_id AS found
FROM PREFIX_sales_flat_order_item AS item
WHERE item.order_id = :order AND (item.qty_shipped > 0 OR item.qty_invoiced > 0 OR item.qty_refunded > 0)
UNION ALL
SELECT shipment.entity_id
FROM PREFIX_sales_flat_shipment AS shipment
WHERE shipment.order_id = :order
LIMIT 1;
