-- The columns of a table: they tell the versions apart whose rules differ.
SELECT columns.COLUMN_NAME AS name
FROM information_schema.COLUMNS AS columns
WHERE columns.TABLE_SCHEMA = :schema AND columns.TABLE_NAME = :table_name;
