-- Which tax rule applies to which classes.
DELIMITER $$

CREATE TRIGGER sqlbridge_tax_calculation_ai AFTER INSERT ON PREFIX_tax_calculation FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'tax_calculation');
  END IF;
END$$

CREATE TRIGGER sqlbridge_tax_calculation_au AFTER UPDATE ON PREFIX_tax_calculation FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.tax_calculation_rate_id <=> NEW.tax_calculation_rate_id
    AND OLD.tax_calculation_rule_id <=> NEW.tax_calculation_rule_id
    AND OLD.customer_tax_class_id <=> NEW.customer_tax_class_id
    AND OLD.product_tax_class_id <=> NEW.product_tax_class_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'tax_calculation');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_tax_calculation_ad AFTER DELETE ON PREFIX_tax_calculation FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'tax_calculation');
  END IF;
END$$

DELIMITER ;
