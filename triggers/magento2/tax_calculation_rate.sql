-- A tax rate and where it counts: any price may change.
DELIMITER $$

CREATE TRIGGER sqlbridge_tax_calculation_rate_ai AFTER INSERT ON PREFIX_tax_calculation_rate FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'tax_calculation_rate');
  END IF;
END$$

CREATE TRIGGER sqlbridge_tax_calculation_rate_au AFTER UPDATE ON PREFIX_tax_calculation_rate FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    CAST(OLD.tax_country_id AS BINARY) <=> CAST(NEW.tax_country_id AS BINARY)
    AND OLD.tax_region_id <=> NEW.tax_region_id
    AND CAST(OLD.tax_postcode AS BINARY) <=> CAST(NEW.tax_postcode AS BINARY)
    AND OLD.rate <=> NEW.rate
    AND OLD.zip_is_range <=> NEW.zip_is_range
    AND OLD.zip_from <=> NEW.zip_from
    AND OLD.zip_to <=> NEW.zip_to
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'tax_calculation_rate');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_tax_calculation_rate_ad AFTER DELETE ON PREFIX_tax_calculation_rate FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'tax_calculation_rate');
  END IF;
END$$

DELIMITER ;
