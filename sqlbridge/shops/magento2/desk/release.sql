-- Multi-source inventory: gives back what is still reserved for an order.
--
-- :of_order  pattern of the metadata of the order's reservations    :metadata  that of this one
INSERT INTO PREFIX_inventory_reservation (stock_id, sku, quantity, metadata)
SELECT kept.stock_id, kept.sku, -SUM(kept.quantity), :metadata
FROM PREFIX_inventory_reservation AS kept
WHERE kept.sku IN (SELECT line.sku FROM PREFIX_sales_order_item AS line WHERE line.order_id = :order)
  AND kept.metadata LIKE :of_order
GROUP BY kept.stock_id, kept.sku
HAVING SUM(kept.quantity) <> 0
ORDER BY kept.stock_id, kept.sku;
