-- The rows of that file.
SELECT product_id, stock_id, website_id, (qty + 5) % 60, (qty + 5) % 60 > 0
FROM cataloginventory_stock_item
ORDER BY item_id DESC
LIMIT 200;
