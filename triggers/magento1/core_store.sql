-- Store views. Deleting one cascades into its values of products, where no trigger fires.
DELIMITER $$

CREATE TRIGGER sqlbridge_core_store_ai AFTER INSERT ON PREFIX_core_store FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'core_store');
  END IF;
END$$

CREATE TRIGGER sqlbridge_core_store_au AFTER UPDATE ON PREFIX_core_store FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    CAST(OLD.code AS BINARY) <=> CAST(NEW.code AS BINARY)
    AND OLD.website_id <=> NEW.website_id
    AND OLD.group_id <=> NEW.group_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'core_store');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_core_store_ad AFTER DELETE ON PREFIX_core_store FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'core_store');
  END IF;
END$$

DELIMITER ;
