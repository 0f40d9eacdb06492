-- Removes log rows from :first to :last, between which no id is missing. The last one is named by itself: a range that
-- ended with it would be read one row further, and that may be one that an open transaction of the shop's has inserted.
DELETE log_row
FROM SQLBRIDGE.change_log AS log_row FORCE INDEX (PRIMARY)
WHERE log_row.id BETWEEN :first AND :last - 1 OR log_row.id = :last;
