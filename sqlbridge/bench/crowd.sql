-- A bridge in which a million offers have been sold for a while. PREFIX_bench_numbers holds 1, 2, 3, ...;
-- @offers, @changes, @messages and @feeds say how many of each there are to be.

INSERT INTO SQLBRIDGE.listings (account, channel, seller_sku, shop_sku, asin, status, fulfilment, reported_price,
  reported_quantity, first_seen_at, last_seen_at)
SELECT 'main', 'de', CONCAT('AMZ-', LPAD(n, 8, '0')), CONCAT('BENCH-', LPAD(n, 8, '0')),
  CONCAT('B0', LPAD(n, 8, '0')), 'Active', IF(n % 50, 'merchant', 'amazon'), n % 900 + 0.99, n % 70, '2026-01-01', UTC_TIMESTAMP()
FROM PREFIX_bench_numbers WHERE n <= @offers;

INSERT INTO SQLBRIDGE.listing_values (kind, destination, seller_sku, acknowledged, acknowledged_at, held_value,
  held_reason)
SELECT 'price', 'de', CONCAT('AMZ-', LPAD(n, 8, '0')), n % 900 + 0.99, UTC_TIMESTAMP(), IF(n % 1000, NULL, 1),
  IF(n % 1000, NULL, 'the price falls by 90 %, more than 50 %')
FROM PREFIX_bench_numbers WHERE n <= @offers;

INSERT INTO SQLBRIDGE.listing_values (kind, destination, seller_sku, acknowledged, acknowledged_at, open_feed,
  open_value)
SELECT 'stock', 'main', CONCAT('AMZ-', LPAD(n, 8, '0')), n % 70, UTC_TIMESTAMP(), IF(n % 300, NULL, @feeds),
  CASE WHEN n % 3000 = 0 THEN 0 WHEN n % 300 = 0 THEN 5 END
FROM PREFIX_bench_numbers WHERE n <= @offers;

INSERT INTO SQLBRIDGE.changes (id, entity, entity_key, operation, origin, log_rows, first_logged_at, last_logged_at,
  state, is_open, reason, finished_at)
SELECT n, 'product', n, 'U', 'erp@10.0.0.7', 1, UTC_TIMESTAMP() - INTERVAL (@changes - n) DIV 50 SECOND,
  UTC_TIMESTAMP(),
  CASE WHEN n % 10 < 6 THEN 'done' WHEN n % 10 < 8 THEN 'pending' WHEN n % 20 < 10 THEN 'waiting'
    WHEN n % 40 < 20 THEN 'sending' ELSE 'refused' END,
  IF(n % 10 IN (6, 7) OR n % 20 IN (8, 9), 1, NULL), IF(n % 10 < 6, 'equal to what Amazon has acknowledged', NULL),
  IF(n % 10 < 6, UTC_TIMESTAMP() - INTERVAL 1 HOUR, NULL)
FROM PREFIX_bench_numbers WHERE n <= @changes;

INSERT INTO SQLBRIDGE.feeds (id, kind, account, channel, state, amazon_feed_id, processing_status, message_count,
  accepted_count, refused_count, created_at, submitted_at, closed_at)
SELECT n, IF(n % 2, 'price', 'stock'), 'main', 'de', 'done', CONCAT('feed-', n), 'DONE', 250, 245, 5,
  UTC_TIMESTAMP() - INTERVAL (@feeds - n) * 4 MINUTE, UTC_TIMESTAMP() - INTERVAL (@feeds - n) * 4 MINUTE,
  UTC_TIMESTAMP() - INTERVAL (@feeds - n) * 4 MINUTE + INTERVAL 3 MINUTE
FROM PREFIX_bench_numbers WHERE n <= @feeds;

INSERT INTO SQLBRIDGE.feed_messages (feed_id, message_id, value_id, seller_sku, value, currency, state, issue_code,
  issue)
SELECT (n - 1) DIV 250 + 1, (n - 1) % 250 + 1, (n - 1) % @offers + 1,
  CONCAT('AMZ-', LPAD((n - 1) % @offers + 1, 8, '0')), 9.99, 'EUR', IF(n % 50, 'accepted', 'refused'),
  IF(n % 50, NULL, IF(n % 100, '90244', '8572')), IF(n % 50, NULL, 'Amazon says why')
FROM PREFIX_bench_numbers WHERE n <= @messages;

INSERT INTO SQLBRIDGE.change_messages (change_id, feed_id, message_id)
SELECT n, (n - 1) DIV 250 + 1, (n - 1) % 250 + 1 FROM PREFIX_bench_numbers WHERE n <= @messages;

INSERT INTO SQLBRIDGE.matches (channel, shop_sku, code, state, asin, candidates, looked_up_at)
SELECT 'de', CONCAT('NEW-', LPAD(n, 8, '0')), LPAD(n, 13, '0'), ELT(n % 4 + 1, 'found', 'unknown', 'ambiguous', 'listed'),
  NULL, '[]', UTC_TIMESTAMP() FROM PREFIX_bench_numbers WHERE n <= @offers DIV 5;

INSERT INTO SQLBRIDGE.orders (account, channel, amazon_order_id, status, state, purchased_at, updated_at, currency,
  total, shop_order_id, reason, seen_at)
SELECT 'main', 'de', CONCAT('305-', LPAD(n, 14, '0')), 'SHIPPED', IF(n % 500, 'imported', 'failed'),
  UTC_TIMESTAMP() - INTERVAL (@offers DIV 5 - n) MINUTE, UTC_TIMESTAMP(), 'EUR', 19.99, n,
  IF(n % 500, NULL, 'no product of the shop carries it'), UTC_TIMESTAMP()
FROM PREFIX_bench_numbers WHERE n <= GREATEST(@offers DIV 5, 1000);

INSERT INTO SQLBRIDGE.shipments (order_id, parcel, package_number, carrier_code, carrier_title, amazon_code,
  amazon_name, tracking_number, shipped_at, items, state, seen_at)
SELECT n, n, 1, '2', 'My carrier', 'DHL', 'DHL', LPAD(n, 20, '0'), UTC_TIMESTAMP(), '{}', 'confirmed', UTC_TIMESTAMP()
FROM PREFIX_bench_numbers WHERE n <= GREATEST(@offers DIV 5, 1000);

INSERT INTO SQLBRIDGE.queue_samples (taken_at, changes, log_rows, oldest_at)
SELECT UTC_TIMESTAMP() - INTERVAL n * 5 MINUTE, n % 5000, n % 70, UTC_TIMESTAMP() - INTERVAL n * 5 + 9 MINUTE
FROM PREFIX_bench_numbers WHERE n <= 25000;

INSERT INTO SQLBRIDGE.runs (task, host, pid, started_at, finished_at, outcome, counts)
SELECT ELT(n % 2 + 1, 'update', 'acknowledge'), 'host', 1, UTC_TIMESTAMP() - INTERVAL n * 10 MINUTE,
  UTC_TIMESTAMP() - INTERVAL n * 10 MINUTE + INTERVAL 1 MINUTE, 'ok', '{"log rows collected": 5, "feeds submitted": 2}'
FROM PREFIX_bench_numbers WHERE n <= 25000;

INSERT INTO SQLBRIDGE.audit (done_at, actor, way, action, subject, outcome, is_done)
SELECT UTC_TIMESTAMP(), 'otto', 'dashboard', 'changes-retry', CONCAT('AMZ-', LPAD(n, 8, '0')), 'done', 1
FROM PREFIX_bench_numbers WHERE n <= 50000;
