-- Which tax applies where: any product's price may change.
DELIMITER $$

CREATE TRIGGER sqlbridge_tax_rule_ai AFTER INSERT ON PREFIX_tax_rule FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'tax_rule');
  END IF;
END$$

CREATE TRIGGER sqlbridge_tax_rule_au AFTER UPDATE ON PREFIX_tax_rule FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.id_tax_rules_group <=> NEW.id_tax_rules_group
    AND OLD.id_country <=> NEW.id_country
    AND OLD.id_state <=> NEW.id_state
    AND CAST(OLD.zipcode_from AS BINARY) <=> CAST(NEW.zipcode_from AS BINARY)
    AND CAST(OLD.zipcode_to AS BINARY) <=> CAST(NEW.zipcode_to AS BINARY)
    AND OLD.id_tax <=> NEW.id_tax
    AND OLD.behavior <=> NEW.behavior
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'tax_rule');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_tax_rule_ad AFTER DELETE ON PREFIX_tax_rule FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'tax_rule');
  END IF;
END$$

DELIMITER ;
