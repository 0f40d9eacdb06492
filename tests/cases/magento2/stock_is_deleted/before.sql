INSERT INTO PREFIX_inventory_stock (stock_id, name) VALUES (900, 'Other');
INSERT INTO PREFIX_inventory_source_stock_link (stock_id, source_code, priority) VALUES (900, 'default', 1);
