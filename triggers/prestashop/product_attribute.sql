-- What may be the SKU of a combination. A new or vanished combination also decides whether the product itself is sold,
-- hence its product is logged too.
DELIMITER $$

CREATE TRIGGER sqlbridge_product_attribute_ai AFTER INSERT ON PREFIX_product_attribute FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('combination', NEW.id_product_attribute, 'I', 'product_attribute');
    CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'U', 'product_attribute');
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_attribute_au AFTER UPDATE ON PREFIX_product_attribute FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.reference <> '' AND NOT (CAST(OLD.reference AS BINARY) <=> CAST(NEW.reference AS BINARY)) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.reference USING utf8mb4), 'U', 'product_attribute');
    END IF;
  END IF;
  IF OLD.supplier_reference <> '' AND NOT (CAST(OLD.supplier_reference AS BINARY) <=> CAST(NEW.supplier_reference AS BINARY)) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.supplier_reference USING utf8mb4), 'U', 'product_attribute');
    END IF;
  END IF;
  IF OLD.ean13 <> '' AND NOT (CAST(OLD.ean13 AS BINARY) <=> CAST(NEW.ean13 AS BINARY)) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.ean13 USING utf8mb4), 'U', 'product_attribute');
    END IF;
  END IF;
  IF OLD.upc <> '' AND NOT (CAST(OLD.upc AS BINARY) <=> CAST(NEW.upc AS BINARY)) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.upc USING utf8mb4), 'U', 'product_attribute');
    END IF;
  END IF;
  IF NOT (OLD.id_product <=> NEW.id_product) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'U', 'product_attribute');
      CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'U', 'product_attribute');
    END IF;
  END IF;
  IF NOT (
    OLD.id_product <=> NEW.id_product
    AND CAST(OLD.reference AS BINARY) <=> CAST(NEW.reference AS BINARY)
    AND CAST(OLD.supplier_reference AS BINARY) <=> CAST(NEW.supplier_reference AS BINARY)
    AND CAST(OLD.ean13 AS BINARY) <=> CAST(NEW.ean13 AS BINARY)
    AND CAST(OLD.upc AS BINARY) <=> CAST(NEW.upc AS BINARY)
    AND OLD.price <=> NEW.price
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('combination', NEW.id_product_attribute, 'U', 'product_attribute');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_attribute_ad AFTER DELETE ON PREFIX_product_attribute FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('combination', OLD.id_product_attribute, 'D', 'product_attribute');
    CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'U', 'product_attribute');
    IF OLD.reference <> '' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.reference USING utf8mb4), 'D', 'product_attribute');
    END IF;
    IF OLD.supplier_reference <> '' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.supplier_reference USING utf8mb4), 'D', 'product_attribute');
    END IF;
    IF OLD.ean13 <> '' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.ean13 USING utf8mb4), 'D', 'product_attribute');
    END IF;
    IF OLD.upc <> '' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.upc USING utf8mb4), 'D', 'product_attribute');
    END IF;
  END IF;
END$$

DELIMITER ;
