-- Whether an attribute has values per store view: any offer may change.
DELIMITER $$

CREATE TRIGGER sqlbridge_catalog_eav_attribute_ai AFTER INSERT ON PREFIX_catalog_eav_attribute FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'catalog_eav_attribute');
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_eav_attribute_au AFTER UPDATE ON PREFIX_catalog_eav_attribute FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.attribute_id <=> NEW.attribute_id
    AND OLD.is_global <=> NEW.is_global
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'catalog_eav_attribute');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_eav_attribute_ad AFTER DELETE ON PREFIX_catalog_eav_attribute FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'catalog_eav_attribute');
  END IF;
END$$

DELIMITER ;
