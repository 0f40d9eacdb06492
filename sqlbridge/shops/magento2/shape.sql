-- What tables this Magento has: multi-source inventory or not, and which tables Adobe Commerce keys by row_id.
--
-- :schema  the shop's schema    :tables  full names of tables
SELECT found.TABLE_NAME AS table_name, MAX(found.COLUMN_NAME = 'row_id') AS is_staged
FROM information_schema.COLUMNS AS found
WHERE found.TABLE_SCHEMA = :schema AND found.TABLE_NAME IN :tables
GROUP BY found.TABLE_NAME;
