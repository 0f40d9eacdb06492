UPDATE PREFIX_stock_available SET id_product = 9002 WHERE id_product = 9001;
