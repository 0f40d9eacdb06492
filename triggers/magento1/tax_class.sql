-- Tax classes: deleting one cascades into the tax calculation, where no trigger fires. Names are of no concern.
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
