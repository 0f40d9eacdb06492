UPDATE PREFIX_inventory_source SET enabled = 1 - enabled, name = 'Store' WHERE source_code = 'default';
UPDATE PREFIX_inventory_source SET name = 'Default' WHERE source_code = 'default';
UPDATE PREFIX_inventory_source SET enabled = 1 - enabled WHERE source_code = 'default';
