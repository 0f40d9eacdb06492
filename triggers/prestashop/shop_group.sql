-- Whether the shops of a group sell from one stock.
DELIMITER $$

CREATE TRIGGER sqlbridge_shop_group_ai AFTER INSERT ON PREFIX_shop_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'shop_group');
  END IF;
END$$

CREATE TRIGGER sqlbridge_shop_group_au AFTER UPDATE ON PREFIX_shop_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.share_stock <=> NEW.share_stock) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'shop_group');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_shop_group_ad AFTER DELETE ON PREFIX_shop_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'shop_group');
  END IF;
END$$

DELIMITER ;
