INSERT INTO PREFIX_cataloginventory_stock_item (product_id, stock_id, qty, is_in_stock, low_stock_date)
VALUES (9001, 1, 5, 1, NOW()), (9002, 1, 6, 1, NOW()), (9003, 1, 0, 0, NOW())
ON DUPLICATE KEY UPDATE qty = VALUES(qty), is_in_stock = VALUES(is_in_stock), low_stock_date = VALUES(low_stock_date);
