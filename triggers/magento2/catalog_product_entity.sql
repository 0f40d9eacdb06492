-- The SKU. Deleting a product cascades into the tables of its values, where no trigger fires:
-- hence the SKU is logged here. What was sold through a configurable or grouped product cannot be told any more.
DELIMITER $$

CREATE TRIGGER sqlbridge_catalog_product_entity_ai AFTER INSERT ON PREFIX_catalog_product_entity FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', NEW.entity_id, 'I', 'catalog_product_entity');
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_entity_au AFTER UPDATE ON PREFIX_catalog_product_entity FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.sku <> '' AND NOT (CAST(OLD.sku AS BINARY) <=> CAST(NEW.sku AS BINARY)) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.sku USING utf8mb4), 'U', 'catalog_product_entity');
    END IF;
  END IF;
  IF NOT (
    CAST(OLD.sku AS BINARY) <=> CAST(NEW.sku AS BINARY)
    AND CAST(OLD.type_id AS BINARY) <=> CAST(NEW.type_id AS BINARY)
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.entity_id, 'U', 'catalog_product_entity');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_entity_ad AFTER DELETE ON PREFIX_catalog_product_entity FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', OLD.entity_id, 'D', 'catalog_product_entity');
    IF OLD.sku <> '' THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.sku USING utf8mb4), 'D', 'catalog_product_entity');
    END IF;
    IF OLD.type_id IN ('configurable', 'grouped') THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'catalog_product_entity');
    END IF;
  END IF;
END$$

DELIMITER ;
