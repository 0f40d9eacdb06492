-- An installation in which everything has happened: rows for every page. BRIDGE. and SHOP. stand for the schemas.

INSERT INTO BRIDGE.listings (account, channel, seller_sku, shop_sku, asin, status, fulfilment, reported_price,
  reported_quantity, first_seen_at, last_seen_at)
SELECT 'main', 'de', CONCAT('AMZ-', p.reference), p.reference, CONCAT('B00000', LPAD(p.id_product, 4, '0')), 'Active',
  IF(p.id_product % 7 = 0, 'amazon', 'merchant'), 9.99 + p.id_product, p.id_product,
  UTC_TIMESTAMP() - INTERVAL 30 DAY, UTC_TIMESTAMP()
FROM SHOP.ps_product p WHERE p.reference <> '';

INSERT INTO BRIDGE.listing_values (kind, destination, seller_sku, acknowledged, acknowledged_at)
SELECT 'price', 'de', seller_sku, reported_price, UTC_TIMESTAMP() - INTERVAL 2 HOUR FROM BRIDGE.listings
WHERE seller_sku LIKE 'AMZ-%';

INSERT INTO BRIDGE.listing_values (kind, destination, seller_sku, acknowledged, acknowledged_at)
SELECT 'stock', 'main', seller_sku, reported_quantity, UTC_TIMESTAMP() - INTERVAL 2 HOUR FROM BRIDGE.listings
WHERE seller_sku LIKE 'AMZ-%';

UPDATE BRIDGE.listing_values SET held_value = 1.00, held_reason = 'the price falls by 90 %, more than 50 %'
WHERE kind = 'price' ORDER BY seller_sku LIMIT 3;

UPDATE BRIDGE.listing_values SET held_value = 0, held_reason = '12 of 20 stocked listings go to 0 at once'
WHERE kind = 'stock' ORDER BY seller_sku LIMIT 3;

INSERT INTO BRIDGE.feeds (id, kind, account, channel, state, amazon_document_id, amazon_feed_id, processing_status,
  message_count, accepted_count, refused_count, created_at, submitted_at, checked_at, closed_at, error) VALUES
(901, 'price', 'main', 'de', 'done', 'doc-1', 'feed-1', 'DONE', 4, 2, 2, UTC_TIMESTAMP() - INTERVAL 5 HOUR,
  UTC_TIMESTAMP() - INTERVAL 5 HOUR, UTC_TIMESTAMP() - INTERVAL 4 HOUR, UTC_TIMESTAMP() - INTERVAL 4 HOUR, NULL),
(902, 'stock', 'main', 'de', 'done', 'doc-2', 'feed-2', 'DONE', 20, 20, 0, UTC_TIMESTAMP() - INTERVAL 3 HOUR,
  UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP() - INTERVAL 2 HOUR, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL),
(903, 'stock', 'main', 'de', 'fatal', 'doc-3', 'feed-3', 'FATAL', 5, NULL, NULL, UTC_TIMESTAMP() - INTERVAL 2 HOUR,
  UTC_TIMESTAMP() - INTERVAL 2 HOUR, UTC_TIMESTAMP() - INTERVAL 1 HOUR, UTC_TIMESTAMP() - INTERVAL 1 HOUR,
  'Amazon could not process the feed'),
(904, 'orders', 'main', 'de', 'done', NULL, NULL, NULL, 2, 1, 1, UTC_TIMESTAMP() - INTERVAL 1 HOUR, NULL, NULL,
  UTC_TIMESTAMP() - INTERVAL 1 HOUR, NULL),
(905, 'price', 'main', 'de', 'submitted', 'doc-5', 'feed-5', 'IN_PROGRESS', 3, NULL, NULL,
  UTC_TIMESTAMP() - INTERVAL 20 MINUTE, UTC_TIMESTAMP() - INTERVAL 20 MINUTE, UTC_TIMESTAMP(), NULL, NULL),
(906, 'stock', 'main', 'de', 'submitted', 'doc-6', 'feed-6', 'IN_QUEUE', 1, NULL, NULL,
  UTC_TIMESTAMP() - INTERVAL 9 HOUR, UTC_TIMESTAMP() - INTERVAL 9 HOUR, UTC_TIMESTAMP(), NULL, NULL);

INSERT INTO BRIDGE.feed_messages (feed_id, message_id, value_id, seller_sku, value, currency, state, issue_code, issue)
SELECT 901, ROW_NUMBER() OVER (ORDER BY id), id, seller_sku, 19.99, 'EUR', 'accepted', NULL, NULL
FROM BRIDGE.listing_values WHERE kind = 'price' ORDER BY id LIMIT 4;

UPDATE BRIDGE.feed_messages SET state = 'refused', issue_code = '90244',
  issue = 'The price is above the maximum price <that> the seller has set.' WHERE feed_id = 901 AND message_id > 2;

INSERT INTO BRIDGE.feed_messages (feed_id, message_id, value_id, seller_sku, value, currency, state)
SELECT 905, ROW_NUMBER() OVER (ORDER BY id), id, seller_sku, 21.50, 'EUR', 'open'
FROM BRIDGE.listing_values WHERE kind = 'price' ORDER BY id LIMIT 3;

INSERT INTO BRIDGE.changes (id, entity, entity_key, operation, origin, log_rows, first_logged_at, last_logged_at, state,
  is_open, reason, waits_for_feed, not_before, finished_at)
SELECT 9000 + id_product, 'product', id_product, 'U', 'pos@till-1', 1 + id_product % 4,
  UTC_TIMESTAMP() - INTERVAL id_product MINUTE, UTC_TIMESTAMP(),
  ELT(1 + id_product % 5, 'pending', 'waiting', 'waiting', 'refused', 'done'), NULL,
  ELT(1 + id_product % 5, NULL, 'an older value is in feed 905',
    'the raised quantity waits for the price to be accepted', NULL, 'equal to what Amazon has acknowledged'),
  IF(id_product % 5 = 1, 905, NULL), NULL, IF(id_product % 5 > 2, UTC_TIMESTAMP() - INTERVAL 1 HOUR, NULL)
FROM SHOP.ps_product;

INSERT INTO BRIDGE.change_messages (change_id, feed_id, message_id)
SELECT id, 901, 3 FROM BRIDGE.changes WHERE state = 'refused' AND id > 9000;

INSERT INTO BRIDGE.change_log (entity, entity_key, operation, origin, logged_at) VALUES
('product', '1', 'U', 'erp@10.0.0.7', UTC_TIMESTAMP() - INTERVAL 1 MINUTE);

INSERT INTO BRIDGE.processing_reports (feed_id, content, received_at) VALUES
(901, FROM_BASE64('PROCESSING_REPORT'), UTC_TIMESTAMP() - INTERVAL 4 HOUR);

INSERT INTO BRIDGE.feed_documents (feed_id, content, written_at) VALUES
(901, FROM_BASE64('FEED_DOCUMENT'), UTC_TIMESTAMP() - INTERVAL 5 HOUR);

INSERT INTO BRIDGE.matches (channel, shop_sku, code, state, asin, candidates, reason, looked_up_at) VALUES
('de', 'NEW-1', '4006381333931', 'found', 'B0EXAMPLE1', '["B0EXAMPLE1"]', NULL, UTC_TIMESTAMP()),
('de', 'NEW-2', '4006381333948', 'ambiguous', NULL, '["B0EXAMPLE2","B0EXAMPLE3"]', 'several ASINs carry this code',
  UTC_TIMESTAMP()),
('de', 'NEW-3', '4006381333955', 'unknown', NULL, '[]', 'Amazon''s catalogue does not know the code', UTC_TIMESTAMP()),
('de', 'NEW-4', '4006381333962', 'excluded', NULL, '[]', NULL, UTC_TIMESTAMP());

INSERT INTO BRIDGE.orders (id, account, channel, amazon_order_id, status, state, purchased_at, updated_at, currency,
  total, shop_order_id, shop_reference, reason, failures, seen_at, imported_at, is_cancelled_in_shop) VALUES
(81, 'main', 'de', '305-0000001-0000001', 'UNSHIPPED', 'imported', UTC_TIMESTAMP() - INTERVAL 6 HOUR, UTC_TIMESTAMP(),
  'EUR', 29.90, '17', 'XKBKNABJK', NULL, 0, UTC_TIMESTAMP(), UTC_TIMESTAMP(), 0),
(82, 'main', 'de', '305-0000002-0000002', 'UNSHIPPED', 'failed', UTC_TIMESTAMP() - INTERVAL 5 HOUR, UTC_TIMESTAMP(),
  'EUR', 9.99, NULL, NULL, 'no product of the shop carries UNKNOWN-SKU', 2, UTC_TIMESTAMP(), NULL, 0),
(83, 'main', 'de', '305-0000003-0000003', 'UNSHIPPED', 'imported', UTC_TIMESTAMP() - INTERVAL 4 HOUR, UTC_TIMESTAMP(),
  'EUR', 49.00, '18', 'OHSATSERP', NULL, 0, UTC_TIMESTAMP(), UTC_TIMESTAMP(), 1);

INSERT INTO BRIDGE.order_items (order_id, item_id, seller_sku, shop_sku, quantity, quantity_shipped) VALUES
(81, 'item-1', 'ANY', 'ANY', 2, 1), (82, 'item-2', 'UNKNOWN-SKU', 'UNKNOWN-SKU', 1, 0), (83, 'item-3', 'ANY', 'ANY', 1, 0);

INSERT INTO BRIDGE.shipments (order_id, parcel, package_number, carrier_code, carrier_title, amazon_code, amazon_name,
  tracking_number, shipped_at, items, state, reason, seen_at, confirmed_at) VALUES
(81, '5', 1, '2', 'My carrier', 'DHL', 'DHL', '00340434161094042557', UTC_TIMESTAMP() - INTERVAL 2 HOUR,
  '{"item-1":1}', 'confirmed', NULL, UTC_TIMESTAMP(), UTC_TIMESTAMP()),
(83, '6', 1, '3', 'Bicycle courier', 'Other', 'Bicycle courier', '', UTC_TIMESTAMP() - INTERVAL 1 HOUR,
  '{"item-3":1}', 'waiting', 'the parcel has no tracking number yet', UTC_TIMESTAMP(), NULL),
(83, '7', 2, '2', 'My carrier', 'DHL', 'DHL', '12', UTC_TIMESTAMP() - INTERVAL 1 HOUR,
  '{"item-3":1}', 'refused', 'Amazon does not accept the tracking number', UTC_TIMESTAMP(), NULL);

UPDATE BRIDGE.listing_values SET raise_waits_since = UTC_TIMESTAMP() WHERE kind = 'stock' AND seller_sku = 'AMZ-DEMO-0003';

INSERT INTO BRIDGE.runs (task, host, pid, started_at, finished_at, outcome, counts, error)
SELECT 'update', 'shop-host', 100 + n, UTC_TIMESTAMP() - INTERVAL n * 20 MINUTE,
  UTC_TIMESTAMP() - INTERVAL n * 20 MINUTE + INTERVAL 7 SECOND, IF(n = 5, 'failed', 'ok'),
  CONCAT('{"log rows read":', 10 + n * 3 % 17, ',"feeds submitted":1}'), IF(n = 5, 'Amazon did not answer', NULL)
FROM (SELECT a.n + b.n * 6 AS n FROM (SELECT 0 n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION
  SELECT 5) a, (SELECT 0 n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5) b) numbers;

INSERT INTO BRIDGE.queue_samples (taken_at, changes, log_rows, oldest_at)
SELECT started_at, 40 + (UNIX_TIMESTAMP(started_at) DIV 1200) % 23 * 5, pid % 7, started_at - INTERVAL pid % 50 MINUTE
FROM BRIDGE.runs WHERE host = 'shop-host';

INSERT INTO BRIDGE.audit (done_at, actor, way, action, subject, outcome, is_done) VALUES
(UTC_TIMESTAMP() - INTERVAL 3 HOUR, 'otto', 'dashboard', 'changes-retry', '90244', '2 changes go again with the next run', 1),
(UTC_TIMESTAMP() - INTERVAL 2 HOUR, 'root', 'cli', 'feeds-abandon', '900', 'feed 900 is not open', 0);
