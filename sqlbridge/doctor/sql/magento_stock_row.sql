-- Any row of the stock.
SELECT item_id AS id FROM PREFIX_cataloginventory_stock_item ORDER BY item_id LIMIT 1;
