-- Sellable quantity. Where id_product_attribute is 0, the row is the product's own.
DELIMITER $$

CREATE TRIGGER sqlbridge_stock_available_ai AFTER INSERT ON PREFIX_stock_available FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    IF NEW.id_product_attribute = 0 THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'I', 'stock_available');
    ELSE
      CALL SQLBRIDGE.log_change_v3('combination', NEW.id_product_attribute, 'I', 'stock_available');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_stock_available_au AFTER UPDATE ON PREFIX_stock_available FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.id_product <=> NEW.id_product
    AND OLD.id_product_attribute <=> NEW.id_product_attribute
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      IF OLD.id_product_attribute = 0 THEN
        CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'U', 'stock_available');
      ELSE
        CALL SQLBRIDGE.log_change_v3('combination', OLD.id_product_attribute, 'U', 'stock_available');
      END IF;
    END IF;
  END IF;
  IF NOT (
    OLD.id_product <=> NEW.id_product
    AND OLD.id_product_attribute <=> NEW.id_product_attribute
    AND OLD.id_shop <=> NEW.id_shop
    AND OLD.id_shop_group <=> NEW.id_shop_group
    AND OLD.quantity <=> NEW.quantity
    AND OLD.out_of_stock <=> NEW.out_of_stock
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      IF NEW.id_product_attribute = 0 THEN
        CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'U', 'stock_available');
      ELSE
        CALL SQLBRIDGE.log_change_v3('combination', NEW.id_product_attribute, 'U', 'stock_available');
      END IF;
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_stock_available_ad AFTER DELETE ON PREFIX_stock_available FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    IF OLD.id_product_attribute = 0 THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'D', 'stock_available');
    ELSE
      CALL SQLBRIDGE.log_change_v3('combination', OLD.id_product_attribute, 'D', 'stock_available');
    END IF;
  END IF;
END$$

DELIMITER ;
