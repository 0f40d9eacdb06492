-- Deleting an attribute set cascades into its products, where no trigger fires. Names are of no concern.
DELIMITER $$

CREATE TRIGGER sqlbridge_eav_attribute_set_ai AFTER INSERT ON PREFIX_eav_attribute_set FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'eav_attribute_set');
  END IF;
END$$

CREATE TRIGGER sqlbridge_eav_attribute_set_au AFTER UPDATE ON PREFIX_eav_attribute_set FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.attribute_set_id <=> NEW.attribute_set_id) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'eav_attribute_set');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_eav_attribute_set_ad AFTER DELETE ON PREFIX_eav_attribute_set FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'eav_attribute_set');
  END IF;
END$$

DELIMITER ;
