-- By which attributes the variants of a configurable product are chosen. Deleting one cascades into its
-- surcharges, where no trigger fires.
DELIMITER $$

CREATE TRIGGER sqlbridge_catalog_product_super_attribute_ai AFTER INSERT ON PREFIX_catalog_product_super_attribute FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', NEW.product_id, 'I', 'catalog_product_super_attribute');
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_super_attribute_au AFTER UPDATE ON PREFIX_catalog_product_super_attribute FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.product_id <=> NEW.product_id) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.product_id, 'U', 'catalog_product_super_attribute');
    END IF;
  END IF;
  IF NOT (
    OLD.product_id <=> NEW.product_id
    AND OLD.attribute_id <=> NEW.attribute_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.product_id, 'U', 'catalog_product_super_attribute');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_super_attribute_ad AFTER DELETE ON PREFIX_catalog_product_super_attribute FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', OLD.product_id, 'D', 'catalog_product_super_attribute');
  END IF;
END$$

DELIMITER ;
