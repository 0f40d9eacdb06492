-- The tables of monitoring, as of revision 0005: what went wrong in a run, and what a person has been told.

CREATE TABLE IF NOT EXISTS SQLBRIDGE.run_errors (
  run_id BIGINT UNSIGNED NOT NULL,
  position INT UNSIGNED NOT NULL,
  kind VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  message TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (run_id, position)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS SQLBRIDGE.alerts (
  problem VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  way VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  words TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  began_at DATETIME NOT NULL,
  told_at DATETIME NOT NULL,
  PRIMARY KEY (problem, way)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
