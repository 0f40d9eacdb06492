-- The rows of that file.
SELECT stock.product_id, stock.stock_id, (stock.qty + 5) % 60, (stock.qty + 5) % 60 > 0
FROM cataloginventory_stock_item AS stock
JOIN catalog_product_entity AS product ON product.entity_id = stock.product_id AND product.type_id = 'simple'
ORDER BY stock.item_id DESC
LIMIT 200;
