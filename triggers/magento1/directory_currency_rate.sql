-- Rates by which prices of all websites count in one with a currency of its own.
DELIMITER $$

CREATE TRIGGER sqlbridge_directory_currency_rate_ai AFTER INSERT ON PREFIX_directory_currency_rate FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'directory_currency_rate');
  END IF;
END$$

CREATE TRIGGER sqlbridge_directory_currency_rate_au AFTER UPDATE ON PREFIX_directory_currency_rate FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    CAST(OLD.currency_from AS BINARY) <=> CAST(NEW.currency_from AS BINARY)
    AND CAST(OLD.currency_to AS BINARY) <=> CAST(NEW.currency_to AS BINARY)
    AND OLD.rate <=> NEW.rate
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'directory_currency_rate');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_directory_currency_rate_ad AFTER DELETE ON PREFIX_directory_currency_rate FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'directory_currency_rate');
  END IF;
END$$

DELIMITER ;
