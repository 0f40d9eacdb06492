-- Deleting a tax class cascades into the tax rules' classes, where no trigger fires: any price may change.
DELIMITER $$

CREATE TRIGGER sqlbridge_tax_class_ai AFTER INSERT ON PREFIX_tax_class FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'tax_class');
  END IF;
END$$

CREATE TRIGGER sqlbridge_tax_class_au AFTER UPDATE ON PREFIX_tax_class FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.class_id <=> NEW.class_id) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'tax_class');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_tax_class_ad AFTER DELETE ON PREFIX_tax_class FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'tax_class');
  END IF;
END$$

DELIMITER ;
