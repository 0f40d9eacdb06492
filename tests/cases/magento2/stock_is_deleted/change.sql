UPDATE PREFIX_inventory_stock SET name = 'New name' WHERE stock_id = 900;
DELETE FROM PREFIX_inventory_stock WHERE stock_id = 900;
