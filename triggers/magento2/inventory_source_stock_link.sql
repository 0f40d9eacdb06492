-- Which sources make up a stock: any quantity may change.
DELIMITER $$

CREATE TRIGGER sqlbridge_inventory_source_stock_link_ai AFTER INSERT ON PREFIX_inventory_source_stock_link FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'inventory_source_stock_link');
  END IF;
END$$

CREATE TRIGGER sqlbridge_inventory_source_stock_link_au AFTER UPDATE ON PREFIX_inventory_source_stock_link FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.stock_id <=> NEW.stock_id
    AND CAST(OLD.source_code AS BINARY) <=> CAST(NEW.source_code AS BINARY)
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'inventory_source_stock_link');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_inventory_source_stock_link_ad AFTER DELETE ON PREFIX_inventory_source_stock_link FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'inventory_source_stock_link');
  END IF;
END$$

DELIMITER ;
