START TRANSACTION;
UPDATE PREFIX_stock_available SET quantity = 0 WHERE id_product = 9001;
ROLLBACK;
