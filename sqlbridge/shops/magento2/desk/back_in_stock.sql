-- Without multi-source inventory: what a cancelled order has given back is in stock again, if the shop itself had set
-- it out of stock.
-- STRAIGHT_JOIN: by the key of these products, so that no other product's row is locked.
UPDATE (SELECT DISTINCT line.product_id FROM PREFIX_sales_order_item AS line WHERE line.order_id = :order) AS back
STRAIGHT_JOIN PREFIX_cataloginventory_stock_item AS item ON item.product_id = back.product_id
SET item.is_in_stock = 1
WHERE item.stock_id = 1 AND item.is_in_stock = 0 AND item.stock_status_changed_auto = 1
  AND IF(item.use_config_manage_stock = 1, :managed, item.manage_stock)
  AND item.qty > IF(item.use_config_min_qty = 1, :min_qty, item.min_qty);
