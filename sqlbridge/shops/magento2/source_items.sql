-- Multi-source inventory: what the enabled sources of a stock hold, per SKU.
SELECT item.sku, SUM(IF(item.status = 1, item.quantity, 0)) AS quantity, MAX(item.status) AS is_in_stock
FROM PREFIX_inventory_source_item AS item
JOIN PREFIX_inventory_source AS source ON source.source_code = item.source_code AND source.enabled = 1
JOIN PREFIX_inventory_source_stock_link AS link ON link.source_code = item.source_code AND link.stock_id = :stock
WHERE item.sku IN :skus
GROUP BY item.sku;
