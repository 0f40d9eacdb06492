-- A till books 1,500 stock rows from its import table: UPDATE ... JOIN
CREATE TEMPORARY TABLE till_import (PRIMARY KEY (id_stock_available))
SELECT id_stock_available, GREATEST(0, quantity + IF(id_stock_available % 3 = 0, 12, -2)) AS quantity
FROM ps_stock_available
ORDER BY id_stock_available
LIMIT 1500;
UPDATE ps_stock_available AS stock
JOIN till_import ON till_import.id_stock_available = stock.id_stock_available
SET stock.quantity = till_import.quantity;
