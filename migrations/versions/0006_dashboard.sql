-- The tables of the dashboard, as of revision 0006: how the queue was, what was sent, who did what, who may look.

CREATE TABLE IF NOT EXISTS SQLBRIDGE.queue_samples (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  taken_at DATETIME NOT NULL,
  changes BIGINT UNSIGNED NOT NULL,
  log_rows BIGINT UNSIGNED NOT NULL,
  oldest_at DATETIME NULL,
  PRIMARY KEY (id),
  KEY by_time (taken_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.audit (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  done_at DATETIME NOT NULL,
  actor VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  way VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  action VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  outcome TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  is_done TINYINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_subject (subject, id),
  KEY by_time (done_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.dashboard_accounts (
  name VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME NOT NULL,
  changed_at DATETIME NOT NULL,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.dashboard_sessions (
  token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  account VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  began_at DATETIME NOT NULL,
  seen_at DATETIME NOT NULL,
  notice TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (token_hash),
  KEY by_account (account),
  KEY by_use (seen_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.login_failures (
  subject VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  failures INT UNSIGNED NOT NULL,
  last_at DATETIME NOT NULL,
  PRIMARY KEY (subject),
  KEY by_time (last_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.feed_documents (
  feed_id BIGINT UNSIGNED NOT NULL,
  content LONGBLOB NOT NULL,
  written_at DATETIME NOT NULL,
  PRIMARY KEY (feed_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
