-- Order of the tax rules: any price may change.
DELIMITER $$

CREATE TRIGGER sqlbridge_tax_calculation_rule_ai AFTER INSERT ON PREFIX_tax_calculation_rule FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'tax_calculation_rule');
  END IF;
END$$

CREATE TRIGGER sqlbridge_tax_calculation_rule_au AFTER UPDATE ON PREFIX_tax_calculation_rule FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.priority <=> NEW.priority
    AND OLD.calculate_subtotal <=> NEW.calculate_subtotal
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'tax_calculation_rule');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_tax_calculation_rule_ad AFTER DELETE ON PREFIX_tax_calculation_rule FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'tax_calculation_rule');
  END IF;
END$$

DELIMITER ;
