-- A website's store views and the default one among them: any offer may change.
DELIMITER $$

CREATE TRIGGER sqlbridge_store_group_ai AFTER INSERT ON PREFIX_store_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'store_group');
  END IF;
END$$

CREATE TRIGGER sqlbridge_store_group_au AFTER UPDATE ON PREFIX_store_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.group_id <=> NEW.group_id
    AND OLD.website_id <=> NEW.website_id
    AND OLD.default_store_id <=> NEW.default_store_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'store_group');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_store_group_ad AFTER DELETE ON PREFIX_store_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'store_group');
  END IF;
END$$

DELIMITER ;
