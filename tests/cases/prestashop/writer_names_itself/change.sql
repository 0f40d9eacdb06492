SET @sqlbridge_origin = 'pos';
UPDATE PREFIX_stock_available SET quantity = 0 WHERE id_product = 9001;
SET @sqlbridge_origin = NULL;
UPDATE PREFIX_stock_available SET quantity = 1 WHERE id_product = 9001;
