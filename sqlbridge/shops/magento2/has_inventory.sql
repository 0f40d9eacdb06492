-- Whether this shop has multi-source inventory.
SELECT COUNT(*) AS tables FROM information_schema.TABLES
WHERE TABLE_SCHEMA = :schema AND TABLE_NAME = :table_name;
