-- Quantity of a SKU that orders hold back, or give back.
DELIMITER $$

CREATE TRIGGER sqlbridge_inventory_reservation_ai AFTER INSERT ON PREFIX_inventory_reservation FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('sku', CONVERT(NEW.sku USING utf8mb4), 'I', 'inventory_reservation');
  END IF;
END$$

CREATE TRIGGER sqlbridge_inventory_reservation_au AFTER UPDATE ON PREFIX_inventory_reservation FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (CAST(OLD.sku AS BINARY) <=> CAST(NEW.sku AS BINARY)) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.sku USING utf8mb4), 'U', 'inventory_reservation');
    END IF;
  END IF;
  IF NOT (
    CAST(OLD.sku AS BINARY) <=> CAST(NEW.sku AS BINARY)
    AND OLD.stock_id <=> NEW.stock_id
    AND OLD.quantity <=> NEW.quantity
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(NEW.sku USING utf8mb4), 'U', 'inventory_reservation');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_inventory_reservation_ad AFTER DELETE ON PREFIX_inventory_reservation FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.sku USING utf8mb4), 'D', 'inventory_reservation');
  END IF;
END$$

DELIMITER ;
