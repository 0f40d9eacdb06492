-- Rates: any price in that currency may change. A channel finds its currency by the ISO code.
DELIMITER $$

CREATE TRIGGER sqlbridge_currency_ai AFTER INSERT ON PREFIX_currency FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'currency');
  END IF;
END$$

CREATE TRIGGER sqlbridge_currency_au AFTER UPDATE ON PREFIX_currency FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    CAST(OLD.iso_code AS BINARY) <=> CAST(NEW.iso_code AS BINARY)
    AND OLD.conversion_rate <=> NEW.conversion_rate
    AND OLD.active <=> NEW.active
    AND OLD.deleted <=> NEW.deleted
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'currency');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_currency_ad AFTER DELETE ON PREFIX_currency FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'currency');
  END IF;
END$$

DELIMITER ;
