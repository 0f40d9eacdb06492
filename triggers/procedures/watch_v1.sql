-- What of ours stands on the shop, for an account that may not see triggers: the worker may only execute this. It
-- runs as the definer, who has TRIGGER on the watched tables, and tells of nothing but our own triggers and procedures.
DELIMITER $$

CREATE PROCEDURE SQLBRIDGE.watch_v1()
READS SQL DATA
SQL SECURITY DEFINER
SELECT
  'trigger' AS kind,
  TRIGGER_NAME AS name,
  EVENT_OBJECT_TABLE AS table_name,
  CONCAT(ACTION_TIMING, ' ', EVENT_MANIPULATION) AS event,
  ACTION_STATEMENT AS body,
  DEFINER AS definer,
  SQL_MODE AS sql_mode
FROM information_schema.TRIGGERS
WHERE TRIGGER_SCHEMA = 'SHOP_SCHEMA' AND LEFT(TRIGGER_NAME, 10) = 'sqlbridge_'
UNION ALL
SELECT 'procedure', ROUTINE_NAME, '', '', ROUTINE_DEFINITION, DEFINER, SQL_MODE
FROM information_schema.ROUTINES
WHERE ROUTINE_SCHEMA = DATABASE() AND ROUTINE_TYPE = 'PROCEDURE'$$

DELIMITER ;
