-- Which stock a website sells from: any quantity may change.
DELIMITER $$

CREATE TRIGGER sqlbridge_inventory_stock_sales_channel_ai AFTER INSERT ON PREFIX_inventory_stock_sales_channel FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'inventory_stock_sales_channel');
  END IF;
END$$

CREATE TRIGGER sqlbridge_inventory_stock_sales_channel_au AFTER UPDATE ON PREFIX_inventory_stock_sales_channel FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    CAST(OLD.type AS BINARY) <=> CAST(NEW.type AS BINARY)
    AND CAST(OLD.code AS BINARY) <=> CAST(NEW.code AS BINARY)
    AND OLD.stock_id <=> NEW.stock_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'inventory_stock_sales_channel');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_inventory_stock_sales_channel_ad AFTER DELETE ON PREFIX_inventory_stock_sales_channel FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'inventory_stock_sales_channel');
  END IF;
END$$

DELIMITER ;
