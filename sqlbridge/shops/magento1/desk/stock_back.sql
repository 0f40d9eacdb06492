-- Mark what a cancelled order has brought back above the minimum, as the shop does where it is set to.
-- STRAIGHT_JOIN: by the key of these products, so that no other product's row is locked.
UPDATE (SELECT DISTINCT item.product_id
        FROM PREFIX_sales_flat_order_item AS item
        WHERE item.order_id = :order AND COALESCE(item.additional_data, '') <> :shipped_by_amazon) AS given_back
STRAIGHT_JOIN PREFIX_cataloginventory_stock_item AS stock ON given_back.product_id = stock.product_id
SET stock.is_in_stock = 1, stock.stock_status_changed_auto = 1
WHERE stock.stock_id = 1
  AND IF(stock.use_config_manage_stock = 1, :manage_stock, stock.manage_stock) = 1
  AND stock.qty > IF(stock.use_config_min_qty = 1, :min_qty, stock.min_qty);
