-- The lines of an order that stand for items of Amazon's.
SELECT line.item_id, line.ext_order_item_id
FROM PREFIX_sales_order_item AS line
WHERE line.order_id = :order AND line.ext_order_item_id <> ''
ORDER BY line.item_id DESC;
