-- A currency's rate in one shop: any price there may change.
DELIMITER $$

CREATE TRIGGER sqlbridge_currency_shop_ai AFTER INSERT ON PREFIX_currency_shop FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'currency_shop');
  END IF;
END$$

CREATE TRIGGER sqlbridge_currency_shop_au AFTER UPDATE ON PREFIX_currency_shop FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.id_currency <=> NEW.id_currency
    AND OLD.id_shop <=> NEW.id_shop
    AND OLD.conversion_rate <=> NEW.conversion_rate
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'currency_shop');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_currency_shop_ad AFTER DELETE ON PREFIX_currency_shop FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'currency_shop');
  END IF;
END$$

DELIMITER ;
