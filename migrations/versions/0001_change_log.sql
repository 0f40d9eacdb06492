-- The bridge's tables as of revision 0001. Keys stand inside CREATE TABLE, so that each table is made as a whole or
-- not at all, and a run that died half way can be run again.

CREATE TABLE IF NOT EXISTS SQLBRIDGE.change_log (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  entity VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  entity_key VARBINARY(255) NOT NULL,
  operation CHAR(1) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  origin VARBINARY(64) NOT NULL,
  logged_at TIMESTAMP NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.changes (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  entity VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  entity_key VARBINARY(255) NOT NULL,
  operation CHAR(1) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  origin VARBINARY(64) NOT NULL,
  log_rows INTEGER UNSIGNED NOT NULL,
  first_logged_at DATETIME NOT NULL,
  last_logged_at DATETIME NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  is_open TINYINT,
  reason TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  waits_for_feed BIGINT UNSIGNED,
  not_before DATETIME,
  finished_at DATETIME,
  PRIMARY KEY (id),
  UNIQUE KEY one_open_change (entity, entity_key, is_open),
  KEY by_end (finished_at),
  KEY by_feed_waited_for (waits_for_feed),
  KEY by_state (state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.change_messages (
  change_id BIGINT UNSIGNED NOT NULL,
  feed_id BIGINT UNSIGNED NOT NULL,
  message_id INTEGER UNSIGNED NOT NULL,
  PRIMARY KEY (change_id, feed_id, message_id),
  KEY by_message (feed_id, message_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.feeds (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  account VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  channel VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amazon_document_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin,
  amazon_feed_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin,
  processing_status VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  message_count INTEGER UNSIGNED NOT NULL,
  accepted_count INTEGER UNSIGNED,
  refused_count INTEGER UNSIGNED,
  created_at DATETIME NOT NULL,
  submitted_at DATETIME,
  checked_at DATETIME,
  closed_at DATETIME,
  failures INTEGER UNSIGNED NOT NULL DEFAULT '0',
  error TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  PRIMARY KEY (id),
  KEY by_amazon_feed (amazon_feed_id),
  KEY by_state (state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.feed_messages (
  feed_id BIGINT UNSIGNED NOT NULL,
  message_id INTEGER UNSIGNED NOT NULL,
  value_id BIGINT UNSIGNED NOT NULL,
  seller_sku VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  value DECIMAL(20, 6) NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  issue_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  issue TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  PRIMARY KEY (feed_id, message_id),
  KEY by_issue (state, issue_code),
  KEY by_value (value_id, state)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.listings (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  account VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  channel VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  seller_sku VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  shop_sku VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  asin VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  status VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  fulfilment VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reported_price DECIMAL(20, 6),
  reported_quantity INTEGER,
  is_logged TINYINT NOT NULL DEFAULT '0',
  first_seen_at DATETIME NOT NULL,
  last_seen_at DATETIME NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY one_listing (channel, seller_sku),
  KEY by_logged (channel, is_logged),
  KEY by_shop_sku (shop_sku)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.listing_values (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  destination VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  seller_sku VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  acknowledged DECIMAL(20, 6),
  acknowledged_at DATETIME,
  open_feed BIGINT UNSIGNED,
  open_value DECIMAL(20, 6),
  refused_value DECIMAL(20, 6),
  refused_feed BIGINT UNSIGNED,
  raise_waits_since DATETIME,
  held_value DECIMAL(20, 6),
  held_reason TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  released_value DECIMAL(20, 6),
  PRIMARY KEY (id),
  UNIQUE KEY one_value (kind, destination, seller_sku),
  KEY by_open_feed (open_feed)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.channels (
  name VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  is_enabled TINYINT NOT NULL DEFAULT '0',
  is_resting TINYINT NOT NULL DEFAULT '0',
  enabled_at DATETIME,
  clock_at DATETIME,
  settings_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  checked_at DATETIME,
  check_result TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.runs (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  task VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  host VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  pid INTEGER UNSIGNED NOT NULL,
  started_at DATETIME NOT NULL,
  finished_at DATETIME,
  outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  counts TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  error TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  PRIMARY KEY (id),
  KEY by_task (task, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.leases (
  name VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  token CHAR(32) CHARACTER SET ascii COLLATE ascii_bin,
  holder TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  expires_at DATETIME,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.quotas (
  account VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  operation VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  tokens DOUBLE NOT NULL,
  filled_at DOUBLE NOT NULL,
  rate DOUBLE NOT NULL,
  PRIMARY KEY (account, operation)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.processing_reports (
  feed_id BIGINT UNSIGNED NOT NULL,
  content LONGBLOB NOT NULL,
  received_at DATETIME NOT NULL,
  PRIMARY KEY (feed_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.installation (
  id TINYINT UNSIGNED NOT NULL,
  uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  platform VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_schema VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  shop_prefix VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  capture VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  definer VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  server VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  created_schema TINYINT NOT NULL,
  installed_at DATETIME NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
