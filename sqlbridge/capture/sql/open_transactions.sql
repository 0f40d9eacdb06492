SELECT p.ID AS id,
       CONCAT(p.USER, '@', p.HOST) AS account,
       p.TIME AS seconds,
       p.INFO AS statement
FROM information_schema.INNODB_TRX AS x
JOIN information_schema.PROCESSLIST AS p ON p.ID = x.trx_mysql_thread_id
WHERE p.ID <> CONNECTION_ID()
