-- A warehouse loads a file with 200 stock items: LOAD DATA ... REPLACE
LOAD DATA LOCAL INFILE 'FILE' REPLACE INTO TABLE cataloginventory_stock_item
(product_id, stock_id, qty, is_in_stock);
