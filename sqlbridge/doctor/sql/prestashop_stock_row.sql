-- Any row of the stock.
SELECT id_stock_available AS id FROM PREFIX_stock_available ORDER BY id_stock_available LIMIT 1;
