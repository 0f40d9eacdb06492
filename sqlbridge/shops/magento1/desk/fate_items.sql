-- What of the items of orders is neither cancelled nor refunded.
SELECT item.order_id, item.item_id, item.qty_ordered - item.qty_canceled - item.qty_refunded AS pieces
FROM PREFIX_sales_flat_order_item AS item
WHERE item.order_id IN :orders AND item.parent_item_id IS NULL
ORDER BY item.item_id;
