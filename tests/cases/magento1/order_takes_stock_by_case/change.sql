UPDATE PREFIX_cataloginventory_stock_item
SET qty = CASE product_id WHEN 9001 THEN qty - 2 WHEN 9002 THEN qty - 0 ELSE qty END
WHERE product_id IN (9001, 9002) AND stock_id = 1;
