-- Removes log rows that have become changes, each found by its primary key; :ids is a row for each of them.
-- Behind WHERE id IN (...), a list that names most of a small table makes the optimiser scan it, FORCE INDEX or not,
-- and so wait for the rows that the shop's open transactions have inserted but not yet committed.
DELETE log_row
FROM (:ids) AS collected
STRAIGHT_JOIN SQLBRIDGE.change_log AS log_row FORCE INDEX (PRIMARY) ON log_row.id = collected.id;
