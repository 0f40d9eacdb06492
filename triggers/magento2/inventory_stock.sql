-- Deleting a stock cascades into its sources and sales channels, where no trigger fires: any quantity may change.
DELIMITER $$

CREATE TRIGGER sqlbridge_inventory_stock_ai AFTER INSERT ON PREFIX_inventory_stock FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'inventory_stock');
  END IF;
END$$

CREATE TRIGGER sqlbridge_inventory_stock_au AFTER UPDATE ON PREFIX_inventory_stock FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.stock_id <=> NEW.stock_id) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'inventory_stock');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_inventory_stock_ad AFTER DELETE ON PREFIX_inventory_stock FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'inventory_stock');
  END IF;
END$$

DELIMITER ;
