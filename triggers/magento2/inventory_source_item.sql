-- Quantity of a SKU at one source.
DELIMITER $$

CREATE TRIGGER sqlbridge_inventory_source_item_ai AFTER INSERT ON PREFIX_inventory_source_item FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('sku', CONVERT(NEW.sku USING utf8mb4), 'I', 'inventory_source_item');
  END IF;
END$$

CREATE TRIGGER sqlbridge_inventory_source_item_au AFTER UPDATE ON PREFIX_inventory_source_item FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (CAST(OLD.sku AS BINARY) <=> CAST(NEW.sku AS BINARY)) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.sku USING utf8mb4), 'U', 'inventory_source_item');
    END IF;
  END IF;
  IF NOT (
    CAST(OLD.sku AS BINARY) <=> CAST(NEW.sku AS BINARY)
    AND CAST(OLD.source_code AS BINARY) <=> CAST(NEW.source_code AS BINARY)
    AND OLD.quantity <=> NEW.quantity
    AND OLD.status <=> NEW.status
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(NEW.sku USING utf8mb4), 'U', 'inventory_source_item');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_inventory_source_item_ad AFTER DELETE ON PREFIX_inventory_source_item FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.sku USING utf8mb4), 'D', 'inventory_source_item');
  END IF;
END$$

DELIMITER ;
