-- Deleting a stock cascades into its sources and sales channels, where no trigger fires: any quantity may change.
DELIMITER $$

CREATE TRIGGER sqlbridge_inventory_stock_ai AFTER INSERT ON PREFIX_inventory_stock FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  CALL SQLBRIDGE.log_change_v2(DATABASE(), 'all', '', 'I', 'inventory_stock');
END$$

CREATE TRIGGER sqlbridge_inventory_stock_au AFTER UPDATE ON PREFIX_inventory_stock FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.stock_id <=> NEW.stock_id) THEN
    CALL SQLBRIDGE.log_change_v2(DATABASE(), 'all', '', 'U', 'inventory_stock');
  END IF;
END$$

CREATE TRIGGER sqlbridge_inventory_stock_ad AFTER DELETE ON PREFIX_inventory_stock FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  CALL SQLBRIDGE.log_change_v2(DATABASE(), 'all', '', 'D', 'inventory_stock');
END$$

DELIMITER ;
