-- The tables that revision 0002 adds: orders, shipments, listings reports, matches by EAN. Keys stand inside CREATE
-- TABLE, so that each table is made as a whole or not at all, and a run that died half way can be run again.

CREATE TABLE IF NOT EXISTS SQLBRIDGE.reports (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  account VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  channel VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amazon_report_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin,
  requested_at DATETIME NOT NULL,
  checked_at DATETIME,
  closed_at DATETIME,
  listing_count INTEGER UNSIGNED,
  failures INTEGER UNSIGNED NOT NULL DEFAULT '0',
  error TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  PRIMARY KEY (id),
  KEY by_channel (channel, id),
  KEY by_state (state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.drifts (
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  destination VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  seller_sku VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  acknowledged DECIMAL(20, 6) NOT NULL,
  reported DECIMAL(20, 6) NOT NULL,
  resendings INTEGER UNSIGNED NOT NULL,
  first_seen_at DATETIME NOT NULL,
  last_seen_at DATETIME NOT NULL,
  PRIMARY KEY (kind, destination, seller_sku),
  KEY by_time (last_seen_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.matches (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  channel VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  shop_sku VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  code VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  asin VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  candidates TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  reason TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  looked_up_at DATETIME,
  submitted_at DATETIME,
  PRIMARY KEY (id),
  UNIQUE KEY one_match (channel, shop_sku),
  KEY by_asin (channel, asin),
  KEY by_state (channel, state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.orders (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  account VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  channel VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  amazon_order_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  purchased_at DATETIME NOT NULL,
  updated_at DATETIME NOT NULL,
  ship_by DATETIME,
  deliver_by DATETIME,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  total DECIMAL(20, 6) NOT NULL,
  shop_order_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  shop_reference VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  reason TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  failures INTEGER UNSIGNED NOT NULL DEFAULT '0',
  not_before DATETIME,
  cancel_reason TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  is_unwanted TINYINT NOT NULL DEFAULT '0',
  is_cancelled_in_shop TINYINT NOT NULL DEFAULT '0',
  content MEDIUMBLOB,
  seen_at DATETIME NOT NULL,
  imported_at DATETIME,
  purged_at DATETIME,
  PRIMARY KEY (id),
  UNIQUE KEY one_order (account, amazon_order_id),
  KEY by_purge (purged_at, deliver_by),
  KEY by_shop_order (shop_order_id),
  KEY by_state (state, id),
  KEY by_status (channel, status)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.order_items (
  order_id BIGINT UNSIGNED NOT NULL,
  item_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seller_sku VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  shop_sku VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  quantity INTEGER UNSIGNED NOT NULL,
  quantity_shipped INTEGER UNSIGNED NOT NULL,
  shop_line_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  PRIMARY KEY (order_id, item_id),
  KEY by_shop_sku (shop_sku)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.shipments (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  order_id BIGINT UNSIGNED NOT NULL,
  parcel VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  package_number BIGINT UNSIGNED NOT NULL,
  carrier_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  carrier_title VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  amazon_code VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  amazon_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  tracking_number VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  shipped_at DATETIME NOT NULL,
  items TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  feed_id BIGINT UNSIGNED,
  message_id INTEGER UNSIGNED,
  reason TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  seen_at DATETIME NOT NULL,
  confirmed_at DATETIME,
  PRIMARY KEY (id),
  UNIQUE KEY one_parcel (order_id, parcel),
  KEY by_confirmation (confirmed_at),
  KEY by_feed (feed_id, message_id),
  KEY by_state (state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.progress (
  task VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reached_at DATETIME,
  place TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  PRIMARY KEY (task, channel)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
