-- A website and its default group of store views: any offer may change. Deleting one cascades into prices and
-- assignments, where no trigger fires.
DELIMITER $$

CREATE TRIGGER sqlbridge_store_website_ai AFTER INSERT ON PREFIX_store_website FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'store_website');
  END IF;
END$$

CREATE TRIGGER sqlbridge_store_website_au AFTER UPDATE ON PREFIX_store_website FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.website_id <=> NEW.website_id
    AND CAST(OLD.code AS BINARY) <=> CAST(NEW.code AS BINARY)
    AND OLD.default_group_id <=> NEW.default_group_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'store_website');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_store_website_ad AFTER DELETE ON PREFIX_store_website FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'store_website');
  END IF;
END$$

DELIMITER ;
