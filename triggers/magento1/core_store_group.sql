-- Which store view stands for a website.
DELIMITER $$

CREATE TRIGGER sqlbridge_core_store_group_ai AFTER INSERT ON PREFIX_core_store_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'core_store_group');
  END IF;
END$$

CREATE TRIGGER sqlbridge_core_store_group_au AFTER UPDATE ON PREFIX_core_store_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.website_id <=> NEW.website_id
    AND OLD.default_store_id <=> NEW.default_store_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'core_store_group');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_core_store_group_ad AFTER DELETE ON PREFIX_core_store_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'core_store_group');
  END IF;
END$$

DELIMITER ;
