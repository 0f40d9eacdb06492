-- This query holds a lock on what it reads, so it sees itself wherever locks are listed.
SELECT l.OBJECT_NAME AS held
FROM performance_schema.metadata_locks AS l
JOIN performance_schema.threads AS t ON t.THREAD_ID = l.OWNER_THREAD_ID
WHERE t.PROCESSLIST_ID = CONNECTION_ID()
  AND l.OBJECT_TYPE = 'TABLE'
LIMIT 1
