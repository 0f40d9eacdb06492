-- PrestaShop 1.7 and later, where there is an ISBN.
-- What may be the SKU, whichever column [shop] sku names, and the manufacturer, which product filters look at. price and
-- active are copies that the shop itself does not read: they are logged because imports write them, so that an operator
-- who asks finds the change and its reason.
-- needs: product.isbn
DELIMITER $$

CREATE TRIGGER sqlbridge_product_ai AFTER INSERT ON PREFIX_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'I', 'product');
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_au AFTER UPDATE ON PREFIX_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.reference <> '' AND NOT (CAST(OLD.reference AS BINARY) <=> CAST(NEW.reference AS BINARY)) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.reference USING utf8mb4), 'U', 'product');
    END IF;
  END IF;
  IF OLD.supplier_reference <> '' AND NOT (CAST(OLD.supplier_reference AS BINARY) <=> CAST(NEW.supplier_reference AS BINARY)) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.supplier_reference USING utf8mb4), 'U', 'product');
    END IF;
  END IF;
  IF OLD.ean13 <> '' AND NOT (CAST(OLD.ean13 AS BINARY) <=> CAST(NEW.ean13 AS BINARY)) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.ean13 USING utf8mb4), 'U', 'product');
    END IF;
  END IF;
  IF OLD.upc <> '' AND NOT (CAST(OLD.upc AS BINARY) <=> CAST(NEW.upc AS BINARY)) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.upc USING utf8mb4), 'U', 'product');
    END IF;
  END IF;
  IF OLD.isbn <> '' AND NOT (CAST(OLD.isbn AS BINARY) <=> CAST(NEW.isbn AS BINARY)) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.isbn USING utf8mb4), 'U', 'product');
    END IF;
  END IF;
  IF NOT (
    CAST(OLD.reference AS BINARY) <=> CAST(NEW.reference AS BINARY)
    AND CAST(OLD.supplier_reference AS BINARY) <=> CAST(NEW.supplier_reference AS BINARY)
    AND CAST(OLD.ean13 AS BINARY) <=> CAST(NEW.ean13 AS BINARY)
    AND CAST(OLD.upc AS BINARY) <=> CAST(NEW.upc AS BINARY)
    AND CAST(OLD.isbn AS BINARY) <=> CAST(NEW.isbn AS BINARY)
    AND OLD.id_supplier <=> NEW.id_supplier
    AND OLD.id_manufacturer <=> NEW.id_manufacturer
    AND OLD.price <=> NEW.price
    AND OLD.active <=> NEW.active
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'U', 'product');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_ad AFTER DELETE ON PREFIX_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'D', 'product');
    IF OLD.reference <> '' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.reference USING utf8mb4), 'D', 'product');
    END IF;
    IF OLD.supplier_reference <> '' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.supplier_reference USING utf8mb4), 'D', 'product');
    END IF;
    IF OLD.ean13 <> '' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.ean13 USING utf8mb4), 'D', 'product');
    END IF;
    IF OLD.upc <> '' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.upc USING utf8mb4), 'D', 'product');
    END IF;
    IF OLD.isbn <> '' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.isbn USING utf8mb4), 'D', 'product');
    END IF;
  END IF;
END$$

DELIMITER ;
