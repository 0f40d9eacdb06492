-- Removes log rows that have become changes, by their primary keys.
-- FORCE INDEX: on a nearly empty table the optimiser would scan, and so wait for the rows
-- that the shop's open transactions have inserted but not yet committed.
DELETE log_row FROM SQLBRIDGE.change_log AS log_row FORCE INDEX (PRIMARY) WHERE log_row.id IN :ids;
