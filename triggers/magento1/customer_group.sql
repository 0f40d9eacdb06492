-- Customer groups and their tax classes. Deleting one cascades into its prices, where no trigger fires.
DELIMITER $$

CREATE TRIGGER sqlbridge_customer_group_ai AFTER INSERT ON PREFIX_customer_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  CALL SQLBRIDGE.log_change_v2(DATABASE(), 'all', '', 'I', 'customer_group');
END$$

CREATE TRIGGER sqlbridge_customer_group_au AFTER UPDATE ON PREFIX_customer_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.tax_class_id <=> NEW.tax_class_id) THEN
    CALL SQLBRIDGE.log_change_v2(DATABASE(), 'all', '', 'U', 'customer_group');
  END IF;
END$$

CREATE TRIGGER sqlbridge_customer_group_ad AFTER DELETE ON PREFIX_customer_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  CALL SQLBRIDGE.log_change_v2(DATABASE(), 'all', '', 'D', 'customer_group');
END$$

DELIMITER ;
