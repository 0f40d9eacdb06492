-- The shipments of these orders, with the pieces of each line of the order in them.
SELECT sent.order_id, sent.entity_id, sent.created_at, packed.order_item_id, SUM(packed.qty) AS pieces
FROM PREFIX_sales_shipment AS sent
JOIN PREFIX_sales_shipment_item AS packed ON packed.parent_id = sent.entity_id
WHERE sent.order_id IN :ids
GROUP BY sent.order_id, sent.entity_id, sent.created_at, packed.order_item_id
ORDER BY sent.entity_id, packed.order_item_id;
