-- What the probe's own, uncommitted change has left in the log.
SELECT id FROM SQLBRIDGE.change_log WHERE origin = :origin LIMIT 1;
