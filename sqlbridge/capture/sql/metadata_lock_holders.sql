SELECT DISTINCT t.PROCESSLIST_ID AS id,
       CONCAT(t.PROCESSLIST_USER, '@', t.PROCESSLIST_HOST) AS account,
       t.PROCESSLIST_TIME AS seconds,
       t.PROCESSLIST_INFO AS statement
FROM performance_schema.metadata_locks AS l
JOIN performance_schema.threads AS t ON t.THREAD_ID = l.OWNER_THREAD_ID
WHERE l.OBJECT_TYPE = 'TABLE'
  AND l.OBJECT_SCHEMA = :schema
  AND l.OBJECT_NAME = :table
  AND l.LOCK_STATUS = 'GRANTED'
  AND t.PROCESSLIST_ID <> CONNECTION_ID()
