-- What a combination is (its colour, its size): product filters look at it.
DELIMITER $$

CREATE TRIGGER sqlbridge_product_attribute_combination_ai AFTER INSERT ON PREFIX_product_attribute_combination FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('combination', NEW.id_product_attribute, 'I', 'product_attribute_combination');
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_attribute_combination_au AFTER UPDATE ON PREFIX_product_attribute_combination FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.id_product_attribute <=> NEW.id_product_attribute) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('combination', OLD.id_product_attribute, 'U', 'product_attribute_combination');
    END IF;
  END IF;
  IF NOT (
    OLD.id_product_attribute <=> NEW.id_product_attribute
    AND OLD.id_attribute <=> NEW.id_attribute
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('combination', NEW.id_product_attribute, 'U', 'product_attribute_combination');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_attribute_combination_ad AFTER DELETE ON PREFIX_product_attribute_combination FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('combination', OLD.id_product_attribute, 'D', 'product_attribute_combination');
  END IF;
END$$

DELIMITER ;
