INSERT INTO PREFIX_inventory_source_item (source_code, sku, quantity, status) VALUES ('default', 'SKU-Ü', 5, 1), ('default', 'SKU-2', 5, 1);
UPDATE PREFIX_inventory_source_item SET quantity = quantity - 1 WHERE source_code = 'default' AND sku = 'SKU-2';
UPDATE PREFIX_inventory_source_item SET quantity = 4 WHERE source_code = 'default' AND sku = 'SKU-2';
UPDATE PREFIX_inventory_source_item SET sku = 'SKU-3' WHERE sku = 'SKU-2';
