-- Multi-source inventory: what the enabled sources of a stock hold. Its tables know a product by its SKU, as their
-- collation compares it; a product of Adobe Commerce has a row per version.
SELECT product.entity_id, SUM(IF(item.status = 1, item.quantity, 0)) AS quantity, MAX(item.status) AS is_in_stock
FROM (
    SELECT DISTINCT entity.entity_id, entity.sku
    FROM PREFIX_catalog_product_entity AS entity
    WHERE entity.entity_id IN :ids
) AS product
JOIN PREFIX_inventory_source_item AS item ON item.sku = product.sku
JOIN PREFIX_inventory_source AS source ON source.source_code = item.source_code AND source.enabled = 1
JOIN PREFIX_inventory_source_stock_link AS link ON link.source_code = item.source_code AND link.stock_id = :stock
GROUP BY product.entity_id;
