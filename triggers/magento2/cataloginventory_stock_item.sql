-- Quantity and stock rules of the default stock.
DELIMITER $$

CREATE TRIGGER sqlbridge_cataloginventory_stock_item_ai AFTER INSERT ON PREFIX_cataloginventory_stock_item FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', NEW.product_id, 'I', 'cataloginventory_stock_item');
  END IF;
END$$

CREATE TRIGGER sqlbridge_cataloginventory_stock_item_au AFTER UPDATE ON PREFIX_cataloginventory_stock_item FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.product_id <=> NEW.product_id) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.product_id, 'U', 'cataloginventory_stock_item');
    END IF;
  END IF;
  IF NOT (
    OLD.product_id <=> NEW.product_id
    AND OLD.stock_id <=> NEW.stock_id
    AND OLD.qty <=> NEW.qty
    AND OLD.is_in_stock <=> NEW.is_in_stock
    AND OLD.manage_stock <=> NEW.manage_stock
    AND OLD.use_config_manage_stock <=> NEW.use_config_manage_stock
    AND OLD.backorders <=> NEW.backorders
    AND OLD.use_config_backorders <=> NEW.use_config_backorders
    AND OLD.min_qty <=> NEW.min_qty
    AND OLD.use_config_min_qty <=> NEW.use_config_min_qty
    AND OLD.min_sale_qty <=> NEW.min_sale_qty
    AND OLD.use_config_min_sale_qty <=> NEW.use_config_min_sale_qty
    AND OLD.enable_qty_increments <=> NEW.enable_qty_increments
    AND OLD.use_config_enable_qty_inc <=> NEW.use_config_enable_qty_inc
    AND OLD.qty_increments <=> NEW.qty_increments
    AND OLD.use_config_qty_increments <=> NEW.use_config_qty_increments
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.product_id, 'U', 'cataloginventory_stock_item');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_cataloginventory_stock_item_ad AFTER DELETE ON PREFIX_cataloginventory_stock_item FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', OLD.product_id, 'D', 'cataloginventory_stock_item');
  END IF;
END$$

DELIMITER ;
