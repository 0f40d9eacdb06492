-- A till books 1,500 stock items from its import table: UPDATE ... JOIN
CREATE TEMPORARY TABLE till_import (PRIMARY KEY (item_id))
SELECT item_id, GREATEST(0, qty + IF(item_id % 3 = 0, 12, -2)) AS qty
FROM cataloginventory_stock_item AS stock
JOIN catalog_product_entity AS product ON product.entity_id = stock.product_id AND product.type_id = 'simple'
ORDER BY item_id
LIMIT 1500;
UPDATE cataloginventory_stock_item AS stock
JOIN till_import ON till_import.item_id = stock.item_id
SET stock.qty = till_import.qty, stock.is_in_stock = till_import.qty > 0;
