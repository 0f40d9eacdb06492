-- The items of an order, by Amazon's ids of them.
SELECT item.item_id, item.ext_order_item_id
FROM PREFIX_sales_flat_order_item AS item
WHERE item.order_id = :order AND item.ext_order_item_id IS NOT NULL
ORDER BY item.item_id;
