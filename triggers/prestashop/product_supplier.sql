-- What a product or combination is called at its suppliers: its SKU where [shop] sku is supplier_reference. Those of
-- other suppliers than the default one are logged, too: which one that is, is a column of the product.
DELIMITER $$

CREATE TRIGGER sqlbridge_product_supplier_ai AFTER INSERT ON PREFIX_product_supplier FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    IF NEW.id_product_attribute <> 0 THEN
      CALL SQLBRIDGE.log_change_v3('combination', NEW.id_product_attribute, 'I', 'product_supplier');
    ELSE
      CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'I', 'product_supplier');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_supplier_au AFTER UPDATE ON PREFIX_product_supplier FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.id_product <=> NEW.id_product
    AND OLD.id_product_attribute <=> NEW.id_product_attribute
    AND OLD.id_supplier <=> NEW.id_supplier
    AND CAST(OLD.product_supplier_reference AS BINARY) <=> CAST(NEW.product_supplier_reference AS BINARY)
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      IF OLD.product_supplier_reference <> '' THEN
        CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.product_supplier_reference USING utf8mb4), 'U', 'product_supplier');
      END IF;
      IF NEW.id_product_attribute <> 0 THEN
        CALL SQLBRIDGE.log_change_v3('combination', NEW.id_product_attribute, 'U', 'product_supplier');
      ELSE
        CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'U', 'product_supplier');
      END IF;
      IF NOT (OLD.id_product <=> NEW.id_product AND OLD.id_product_attribute <=> NEW.id_product_attribute) THEN
        CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'U', 'product_supplier');
      END IF;
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_supplier_ad AFTER DELETE ON PREFIX_product_supplier FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    IF OLD.id_product_attribute <> 0 THEN
      CALL SQLBRIDGE.log_change_v3('combination', OLD.id_product_attribute, 'D', 'product_supplier');
    ELSE
      CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'D', 'product_supplier');
    END IF;
    IF OLD.product_supplier_reference <> '' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.product_supplier_reference USING utf8mb4), 'D', 'product_supplier');
    END IF;
  END IF;
END$$

DELIMITER ;
