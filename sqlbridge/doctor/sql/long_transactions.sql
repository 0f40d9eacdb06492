-- Transactions that have been open for long. The server shows their start on its own wall clock, not the session's.
SELECT trx_mysql_thread_id AS id,
       TIMESTAMPDIFF(MINUTE, trx_started, CONVERT_TZ(UTC_TIMESTAMP(), '+00:00', 'SYSTEM')) AS minutes,
       trx_query AS statement
FROM information_schema.INNODB_TRX
WHERE trx_mysql_thread_id NOT IN (0, CONNECTION_ID())
  AND TIMESTAMPDIFF(MINUTE, trx_started, CONVERT_TZ(UTC_TIMESTAMP(), '+00:00', 'SYSTEM')) >= :minutes
ORDER BY trx_started;
