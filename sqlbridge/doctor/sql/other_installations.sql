-- Tables that are shaped like ours and are not this installation's, as far as the account may see them.
SELECT known.table_schema AS place, known.table_name AS name
FROM information_schema.COLUMNS AS known
WHERE known.column_name = 'created_schema'
  AND known.table_name LIKE '%installation'
  AND NOT (known.table_schema = :schema AND known.table_name = :table)
ORDER BY known.table_schema, known.table_name;
