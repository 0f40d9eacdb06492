-- The goods of goods.sql, listed at Amazon under their SKUs, and told to the bridge a while ago.

INSERT INTO SQLBRIDGE.listings (account, channel, seller_sku, shop_sku, asin, status, fulfilment, is_logged,
  first_seen_at, last_seen_at)
SELECT 'main', 'de', CONCAT('BENCH-', LPAD(n, 8, '0')), CONCAT('BENCH-', LPAD(n, 8, '0')),
  CONCAT('B0', LPAD(n, 8, '0')), 'Active', 'merchant', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP()
FROM PREFIX_bench_numbers WHERE n <= @goods;

-- The shop's price with 19 % of tax is what Amazon has, and its stock.
INSERT INTO SQLBRIDGE.listing_values (kind, destination, seller_sku, acknowledged, acknowledged_at)
SELECT 'price', 'de', CONCAT('BENCH-', LPAD(n, 8, '0')), ROUND((n % 900 + 1.99) * 1.19, 2), UTC_TIMESTAMP()
FROM PREFIX_bench_numbers WHERE n <= @goods;

INSERT INTO SQLBRIDGE.listing_values (kind, destination, seller_sku, acknowledged, acknowledged_at)
SELECT 'stock', 'main', CONCAT('BENCH-', LPAD(n, 8, '0')), n % 70 + 1, UTC_TIMESTAMP()
FROM PREFIX_bench_numbers WHERE n <= @goods;
