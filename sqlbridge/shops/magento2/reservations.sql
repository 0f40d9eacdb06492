-- Multi-source inventory: what open orders have reserved (negative) or given back.
SELECT product.entity_id, SUM(reservation.quantity) AS quantity
FROM (
    SELECT DISTINCT entity.entity_id, entity.sku
    FROM PREFIX_catalog_product_entity AS entity
    WHERE entity.entity_id IN :ids
) AS product
JOIN PREFIX_inventory_reservation AS reservation ON reservation.sku = product.sku AND reservation.stock_id = :stock
GROUP BY product.entity_id;
