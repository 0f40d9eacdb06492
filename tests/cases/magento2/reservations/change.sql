INSERT INTO PREFIX_inventory_reservation (stock_id, sku, quantity, metadata) VALUES (1, 'SKU-1', -1, '{}'), (1, 'SKU-2', -2, '{}');
DELETE FROM PREFIX_inventory_reservation WHERE sku = 'SKU-1';
