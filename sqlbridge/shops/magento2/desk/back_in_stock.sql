-- Without multi-source inventory: what a cancelled order has given back is in stock again, if the shop itself had set
-- it out of stock.
UPDATE PREFIX_cataloginventory_stock_item AS item
JOIN PREFIX_sales_order_item AS line ON line.product_id = item.product_id AND line.order_id = :order
SET item.is_in_stock = 1
WHERE item.stock_id = 1 AND item.is_in_stock = 0 AND item.stock_status_changed_auto = 1
  AND IF(item.use_config_manage_stock = 1, :managed, item.manage_stock)
  AND item.qty > IF(item.use_config_min_qty = 1, :min_qty, item.min_qty);
