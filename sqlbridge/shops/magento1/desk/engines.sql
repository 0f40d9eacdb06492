-- Which tables know no transactions.
SELECT one.TABLE_NAME AS table_name, one.ENGINE AS engine
FROM information_schema.TABLES AS one
WHERE one.TABLE_SCHEMA = :schema AND one.TABLE_NAME IN :tables AND one.ENGINE <> 'InnoDB';
