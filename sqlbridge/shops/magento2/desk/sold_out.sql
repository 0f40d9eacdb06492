-- Without multi-source inventory: what an order has sold out is out of stock, unless it can be ordered all the same.
-- STRAIGHT_JOIN: by the key of these products, so that no other product's row is locked.
UPDATE (SELECT DISTINCT line.product_id FROM PREFIX_sales_order_item AS line WHERE line.order_id = :order) AS sold
STRAIGHT_JOIN PREFIX_cataloginventory_stock_item AS item ON item.product_id = sold.product_id
SET item.is_in_stock = 0, item.stock_status_changed_auto = 1
WHERE item.stock_id = 1 AND item.is_in_stock = 1
  AND IF(item.use_config_manage_stock = 1, :managed, item.manage_stock)
  AND IF(item.use_config_backorders = 1, :backorders, item.backorders) = 0
  AND item.qty <= IF(item.use_config_min_qty = 1, :min_qty, item.min_qty);
