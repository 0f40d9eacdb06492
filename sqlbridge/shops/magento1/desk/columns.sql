-- How long the texts of tables may be, in characters, and in which character set.
SELECT one.TABLE_NAME AS table_name,
       one.COLUMN_NAME AS column_name,
       one.CHARACTER_MAXIMUM_LENGTH AS length,
       one.CHARACTER_SET_NAME AS charset
FROM information_schema.COLUMNS AS one
WHERE one.TABLE_SCHEMA = :schema AND one.TABLE_NAME IN :tables AND one.CHARACTER_SET_NAME IS NOT NULL;
