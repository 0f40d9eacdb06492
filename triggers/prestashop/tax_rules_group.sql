-- Whether a group of tax rules counts: any product's price may change.
DELIMITER $$

CREATE TRIGGER sqlbridge_tax_rules_group_ai AFTER INSERT ON PREFIX_tax_rules_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'tax_rules_group');
  END IF;
END$$

CREATE TRIGGER sqlbridge_tax_rules_group_au AFTER UPDATE ON PREFIX_tax_rules_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.active <=> NEW.active) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'tax_rules_group');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_tax_rules_group_ad AFTER DELETE ON PREFIX_tax_rules_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'tax_rules_group');
  END IF;
END$$

DELIMITER ;
