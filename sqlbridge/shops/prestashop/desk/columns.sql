-- The columns of some tables, how much text each holds, and in which characters.
SELECT columns.TABLE_NAME AS table_name,
       columns.COLUMN_NAME AS name,
       columns.DATA_TYPE AS type,
       columns.CHARACTER_MAXIMUM_LENGTH AS length,
       columns.CHARACTER_SET_NAME AS characters
FROM information_schema.COLUMNS AS columns
WHERE columns.TABLE_SCHEMA = :schema AND columns.TABLE_NAME IN :tables;
