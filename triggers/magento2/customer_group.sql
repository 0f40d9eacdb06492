-- The tax class of customers: any price may change. Deleting a group cascades into its tier prices, where no trigger
-- fires.
DELIMITER $$

CREATE TRIGGER sqlbridge_customer_group_ai AFTER INSERT ON PREFIX_customer_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'customer_group');
  END IF;
END$$

CREATE TRIGGER sqlbridge_customer_group_au AFTER UPDATE ON PREFIX_customer_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.customer_group_id <=> NEW.customer_group_id
    AND OLD.tax_class_id <=> NEW.tax_class_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'customer_group');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_customer_group_ad AFTER DELETE ON PREFIX_customer_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'customer_group');
  END IF;
END$$

DELIMITER ;
