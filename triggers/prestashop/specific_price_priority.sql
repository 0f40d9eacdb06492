-- Which of a product's specific prices wins.
DELIMITER $$

CREATE TRIGGER sqlbridge_specific_price_priority_ai AFTER INSERT ON PREFIX_specific_price_priority FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'I', 'specific_price_priority');
  END IF;
END$$

CREATE TRIGGER sqlbridge_specific_price_priority_au AFTER UPDATE ON PREFIX_specific_price_priority FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.id_product <=> NEW.id_product) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'U', 'specific_price_priority');
    END IF;
  END IF;
  IF NOT (
    OLD.id_product <=> NEW.id_product
    AND CAST(OLD.priority AS BINARY) <=> CAST(NEW.priority AS BINARY)
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'U', 'specific_price_priority');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_specific_price_priority_ad AFTER DELETE ON PREFIX_specific_price_priority FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'D', 'specific_price_priority');
  END IF;
END$$

DELIMITER ;
