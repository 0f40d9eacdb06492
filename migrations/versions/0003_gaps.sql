-- The tables that revision 0003 adds: times without capture, and how the watched tables looked. Keys stand inside
-- CREATE TABLE, so that each table is made as a whole or not at all, and a run that died half way can be run again.

CREATE TABLE IF NOT EXISTS SQLBRIDGE.gaps (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  cause VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  shop_tables TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  began_at DATETIME NOT NULL,
  noted_at DATETIME NOT NULL,
  noted_by VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  looked_at DATETIME,
  ended_at DATETIME,
  closed_at DATETIME,
  PRIMARY KEY (id),
  KEY by_closed (closed_at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.fingerprints (
  shop_table VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  engine VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME,
  next_id BIGINT UNSIGNED,
  seen_at DATETIME NOT NULL,
  PRIMARY KEY (shop_table)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
