-- What a table's recreation, exchange or TRUNCATE leaves behind, readable with SELECT on the table. AUTO_INCREMENT is
-- that of the moment only where the session sets information_schema_stats_expiry = 0 (MySQL 8 and later).
SELECT
  TABLE_NAME AS shop_table,
  ENGINE AS engine,
  CREATE_TIME AS created_at,
  AUTO_INCREMENT AS next_id
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = :schema AND TABLE_NAME IN :names AND TABLE_TYPE = 'BASE TABLE';
