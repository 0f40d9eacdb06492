-- Without multi-source inventory: takes the pieces of an order from stock (:sign -1), or gives them back (1), but for
-- products whose stock is not managed. Lines that the shop may not ship have never taken any.
-- STRAIGHT_JOIN: by the key of these products, so that no other product's row is locked.
UPDATE (
    SELECT line.product_id, SUM(line.qty_ordered) AS pieces
    FROM PREFIX_sales_order_item AS line
    WHERE line.order_id = :order AND IFNULL(line.locked_do_ship, 0) = 0
    GROUP BY line.product_id
) AS sold
STRAIGHT_JOIN PREFIX_cataloginventory_stock_item AS item ON item.product_id = sold.product_id
SET item.qty = IFNULL(item.qty, 0) + :sign * sold.pieces
WHERE item.stock_id = 1 AND IF(item.use_config_manage_stock = 1, :managed, item.manage_stock);
