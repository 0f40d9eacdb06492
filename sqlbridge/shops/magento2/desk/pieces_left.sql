-- The pieces of these orders that are still to be shipped.
SELECT line.order_id, line.item_id,
       line.qty_ordered - line.qty_canceled - GREATEST(line.qty_shipped, line.qty_refunded) AS pieces
FROM PREFIX_sales_order_item AS line
WHERE line.order_id IN :ids AND line.parent_item_id IS NULL;
