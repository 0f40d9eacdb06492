-- @done changes that are over and @pending that are not, each about a product of its own, in the order of an import:
-- their numbers have as many digits each, so that the next one's key is the next in the index.
INSERT INTO SQLBRIDGE.changes (entity, entity_key, operation, origin, log_rows, first_logged_at, last_logged_at, state,
  is_open, finished_at)
SELECT 'product', CAST(10000000 + n AS CHAR), 'U', 'stock_available', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP(), 'done', NULL,
  UTC_TIMESTAMP()
FROM PREFIX_bench_numbers WHERE n <= @done;

INSERT INTO SQLBRIDGE.changes (entity, entity_key, operation, origin, log_rows, first_logged_at, last_logged_at, state,
  is_open)
SELECT 'product', CAST(10000000 + @done + n AS CHAR), 'U', 'stock_available', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP(), 'pending', 1
FROM PREFIX_bench_numbers WHERE n <= @pending;
