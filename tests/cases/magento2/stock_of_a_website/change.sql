INSERT INTO PREFIX_inventory_stock_sales_channel (type, code, stock_id) VALUES ('website', 'outlet', 1);
DELETE FROM PREFIX_inventory_stock_sales_channel WHERE code = 'outlet';
UPDATE PREFIX_inventory_source_stock_link SET priority = priority + 1;
UPDATE PREFIX_inventory_source_stock_link SET source_code = 'default';
