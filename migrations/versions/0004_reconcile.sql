-- The tables of `reconcile` and of stuck feeds, as of revision 0004.

CREATE TABLE IF NOT EXISTS SQLBRIDGE.value_patches (
  value_id BIGINT UNSIGNED NOT NULL,
  feed_id BIGINT UNSIGNED NOT NULL,
  asked_at DATETIME NOT NULL,
  value DECIMAL(20, 6),
  refused_value DECIMAL(20, 6),
  PRIMARY KEY (value_id),
  KEY by_feed (feed_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.observed_tables (
  name VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  created_at DATETIME,
  next_id BIGINT UNSIGNED NOT NULL,
  row_estimate BIGINT UNSIGNED NOT NULL,
  observed_at DATETIME NOT NULL,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
