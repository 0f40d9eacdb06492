-- @rows log rows about @keys products, as the triggers write them; PREFIX_bench_numbers holds 1, 2, 3, ...
INSERT INTO SQLBRIDGE.change_log (entity, entity_key, operation, origin, logged_at)
SELECT 'product', CAST(n % @keys AS CHAR), 'U', 'stock_available', UTC_TIMESTAMP()
FROM PREFIX_bench_numbers WHERE n <= @rows;

-- The plainest queue that there can be.
INSERT INTO SQLBRIDGE.bench_queue (entity, entity_key, state)
SELECT 'product', CAST(n AS CHAR), 'pending' FROM PREFIX_bench_numbers WHERE n <= @rows;
