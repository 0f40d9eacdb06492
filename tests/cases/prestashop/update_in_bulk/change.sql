UPDATE PREFIX_stock_available SET quantity = quantity - 1 WHERE id_product IN (9001, 9002);
