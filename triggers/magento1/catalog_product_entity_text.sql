-- Attributes that are long texts, and choices of several: product filters look at them.
-- Attribute ids differ per shop, so every changed value is logged.
DELIMITER $$

CREATE TRIGGER sqlbridge_catalog_product_entity_text_ai AFTER INSERT ON PREFIX_catalog_product_entity_text FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', NEW.entity_id, 'I', 'catalog_product_entity_text');
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_entity_text_au AFTER UPDATE ON PREFIX_catalog_product_entity_text FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.entity_id <=> NEW.entity_id) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.entity_id, 'U', 'catalog_product_entity_text');
    END IF;
  END IF;
  IF NOT (
    OLD.entity_id <=> NEW.entity_id
    AND OLD.attribute_id <=> NEW.attribute_id
    AND OLD.store_id <=> NEW.store_id
    AND CAST(OLD.value AS BINARY) <=> CAST(NEW.value AS BINARY)
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.entity_id, 'U', 'catalog_product_entity_text');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_entity_text_ad AFTER DELETE ON PREFIX_catalog_product_entity_text FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', OLD.entity_id, 'D', 'catalog_product_entity_text');
  END IF;
END$$

DELIMITER ;
