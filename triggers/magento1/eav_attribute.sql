-- Deleting an attribute cascades into its values of products, where no trigger fires.
DELIMITER $$

CREATE TRIGGER sqlbridge_eav_attribute_ai AFTER INSERT ON PREFIX_eav_attribute FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'eav_attribute');
  END IF;
END$$

CREATE TRIGGER sqlbridge_eav_attribute_au AFTER UPDATE ON PREFIX_eav_attribute FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.entity_type_id <=> NEW.entity_type_id
    AND CAST(OLD.attribute_code AS BINARY) <=> CAST(NEW.attribute_code AS BINARY)
    AND CAST(OLD.backend_type AS BINARY) <=> CAST(NEW.backend_type AS BINARY)
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'eav_attribute');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_eav_attribute_ad AFTER DELETE ON PREFIX_eav_attribute FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'eav_attribute');
  END IF;
END$$

DELIMITER ;
