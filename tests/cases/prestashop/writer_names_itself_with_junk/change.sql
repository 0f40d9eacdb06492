SET @sqlbridge_origin = REPEAT('x', 100000);
UPDATE PREFIX_stock_available SET quantity = 1 WHERE id_product = 9001;
SET @sqlbridge_origin = 1.5;
UPDATE PREFIX_stock_available SET quantity = 2 WHERE id_product = 9001;
SET @sqlbridge_origin = '';
UPDATE PREFIX_stock_available SET quantity = 3 WHERE id_product = 9001;
SET @sqlbridge_origin = x'FFFE';
UPDATE PREFIX_stock_available SET quantity = 4 WHERE id_product = 9001;
