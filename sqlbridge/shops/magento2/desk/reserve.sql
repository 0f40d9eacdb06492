-- Multi-source inventory: reserves the pieces of an order, but for products whose stock is not managed.
--
-- :managed  whether the shop manages stock where a product says nothing of its own
INSERT INTO PREFIX_inventory_reservation (stock_id, sku, quantity, metadata)
SELECT :stock, line.sku, -SUM(line.qty_ordered), :metadata
FROM PREFIX_sales_order_item AS line
LEFT JOIN PREFIX_cataloginventory_stock_item AS item ON item.product_id = line.product_id AND item.stock_id = 1
WHERE line.order_id = :order
  AND IF(IFNULL(item.use_config_manage_stock, 1) = 1, :managed, item.manage_stock)
GROUP BY line.sku
ORDER BY line.sku;
