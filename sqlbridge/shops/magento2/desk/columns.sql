-- How many characters the text columns of these tables take, and how many bytes each may have: 3 leaves out emoji.
--
-- :schema  the shop's schema    :tables  full names of tables
SELECT found.TABLE_NAME AS table_name, found.COLUMN_NAME AS column_name,
       found.CHARACTER_OCTET_LENGTH DIV charset.MAXLEN AS characters, charset.MAXLEN AS bytes
FROM information_schema.COLUMNS AS found
JOIN information_schema.CHARACTER_SETS AS charset ON charset.CHARACTER_SET_NAME = found.CHARACTER_SET_NAME
WHERE found.TABLE_SCHEMA = :schema AND found.TABLE_NAME IN :tables;
