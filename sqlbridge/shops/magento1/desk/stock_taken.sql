-- Take the pieces of an order from stock, where stock is managed.
-- STRAIGHT_JOIN: by the key of these products, so that no other product's row is locked.
UPDATE (SELECT item.product_id, SUM(item.qty_ordered) AS pieces
        FROM PREFIX_sales_flat_order_item AS item
        WHERE item.order_id = :order AND COALESCE(item.additional_data, '') <> :shipped_by_amazon
        GROUP BY item.product_id) AS sold
STRAIGHT_JOIN PREFIX_cataloginventory_stock_item AS stock ON sold.product_id = stock.product_id
SET stock.qty = stock.qty - sold.pieces
WHERE stock.stock_id = 1
  AND IF(stock.use_config_manage_stock = 1, :manage_stock, stock.manage_stock) = 1;
