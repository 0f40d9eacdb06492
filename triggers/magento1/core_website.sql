-- Websites. Deleting one cascades into its prices and products, where no trigger fires.
DELIMITER $$

CREATE TRIGGER sqlbridge_core_website_ai AFTER INSERT ON PREFIX_core_website FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'core_website');
  END IF;
END$$

CREATE TRIGGER sqlbridge_core_website_au AFTER UPDATE ON PREFIX_core_website FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    CAST(OLD.code AS BINARY) <=> CAST(NEW.code AS BINARY)
    AND OLD.default_group_id <=> NEW.default_group_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'core_website');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_core_website_ad AFTER DELETE ON PREFIX_core_website FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'core_website');
  END IF;
END$$

DELIMITER ;
