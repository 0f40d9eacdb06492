-- A store view: any offer may change. Deleting one cascades into its values, where no trigger fires.
DELIMITER $$

CREATE TRIGGER sqlbridge_store_ai AFTER INSERT ON PREFIX_store FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'store');
  END IF;
END$$

CREATE TRIGGER sqlbridge_store_au AFTER UPDATE ON PREFIX_store FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.store_id <=> NEW.store_id
    AND CAST(OLD.code AS BINARY) <=> CAST(NEW.code AS BINARY)
    AND OLD.website_id <=> NEW.website_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'store');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_store_ad AFTER DELETE ON PREFIX_store FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'store');
  END IF;
END$$

DELIMITER ;
