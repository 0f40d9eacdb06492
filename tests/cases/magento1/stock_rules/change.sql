INSERT INTO PREFIX_cataloginventory_stock_item (product_id, stock_id, qty) VALUES (9001, 1, 5);
UPDATE PREFIX_cataloginventory_stock_item SET use_config_backorders = 0, backorders = 1 WHERE product_id = 9001;
UPDATE PREFIX_cataloginventory_stock_item SET use_config_enable_qty_inc = 0, enable_qty_increments = 1 WHERE product_id = 9001;
UPDATE PREFIX_cataloginventory_stock_item SET product_id = 9002 WHERE product_id = 9001;
DELETE FROM PREFIX_cataloginventory_stock_item WHERE product_id = 9002;
