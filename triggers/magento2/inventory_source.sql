-- Whether a source counts: any quantity may change. Deleting one cascades into its quantities, where no
-- trigger fires.
DELIMITER $$

CREATE TRIGGER sqlbridge_inventory_source_ai AFTER INSERT ON PREFIX_inventory_source FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'inventory_source');
  END IF;
END$$

CREATE TRIGGER sqlbridge_inventory_source_au AFTER UPDATE ON PREFIX_inventory_source FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    CAST(OLD.source_code AS BINARY) <=> CAST(NEW.source_code AS BINARY)
    AND OLD.enabled <=> NEW.enabled
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'inventory_source');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_inventory_source_ad AFTER DELETE ON PREFIX_inventory_source FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'inventory_source');
  END IF;
END$$

DELIMITER ;
