-- A channel finds its country, and thereby taxes and specific prices, by the ISO code.
DELIMITER $$

CREATE TRIGGER sqlbridge_country_ai AFTER INSERT ON PREFIX_country FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'country');
  END IF;
END$$

CREATE TRIGGER sqlbridge_country_au AFTER UPDATE ON PREFIX_country FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (CAST(OLD.iso_code AS BINARY) <=> CAST(NEW.iso_code AS BINARY)) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'country');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_country_ad AFTER DELETE ON PREFIX_country FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'country');
  END IF;
END$$

DELIMITER ;
