-- A shop's group decides which stock and which settings are the shop's.
DELIMITER $$

CREATE TRIGGER sqlbridge_shop_ai AFTER INSERT ON PREFIX_shop FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'shop');
  END IF;
END$$

CREATE TRIGGER sqlbridge_shop_au AFTER UPDATE ON PREFIX_shop FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.id_shop_group <=> NEW.id_shop_group
    AND OLD.deleted <=> NEW.deleted
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'shop');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_shop_ad AFTER DELETE ON PREFIX_shop FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'shop');
  END IF;
END$$

DELIMITER ;
