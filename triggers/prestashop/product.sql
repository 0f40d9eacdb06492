-- The SKU, and the manufacturer, which product filters look at. price and active are copies that the shop itself does
-- not read: they are logged because imports write them, so that an operator who asks finds the change and its reason.
DELIMITER $$

CREATE TRIGGER sqlbridge_product_ai AFTER INSERT ON PREFIX_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  CALL SQLBRIDGE.log_change_v1('product', NEW.id_product, 'I', 'product');
END$$

CREATE TRIGGER sqlbridge_product_au AFTER UPDATE ON PREFIX_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.reference <> '' AND NOT (CAST(OLD.reference AS BINARY) <=> CAST(NEW.reference AS BINARY)) THEN
    CALL SQLBRIDGE.log_change_v1('sku', CONVERT(OLD.reference USING utf8mb4), 'U', 'product');
  END IF;
  IF NOT (
    CAST(OLD.reference AS BINARY) <=> CAST(NEW.reference AS BINARY)
    AND OLD.price <=> NEW.price
    AND OLD.active <=> NEW.active
    AND OLD.id_manufacturer <=> NEW.id_manufacturer
  ) THEN
    CALL SQLBRIDGE.log_change_v1('product', NEW.id_product, 'U', 'product');
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_ad AFTER DELETE ON PREFIX_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  CALL SQLBRIDGE.log_change_v1('product', OLD.id_product, 'D', 'product');
  IF OLD.reference <> '' THEN
    CALL SQLBRIDGE.log_change_v1('sku', CONVERT(OLD.reference USING utf8mb4), 'D', 'product');
  END IF;
END$$

DELIMITER ;
