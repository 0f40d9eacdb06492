UPDATE PREFIX_stock_available SET quantity = quantity, location = 'shelf 4' WHERE id_product = 9001;
UPDATE PREFIX_product SET date_upd = NOW(), indexed = 1 WHERE id_product = 9001;
