-- Multi-source inventory: what open orders have reserved (negative) or given back, per SKU.
SELECT reservation.sku, SUM(reservation.quantity) AS quantity
FROM PREFIX_inventory_reservation AS reservation
WHERE reservation.stock_id = :stock AND reservation.sku IN :skus
GROUP BY reservation.sku;
