-- Adobe Commerce, where the table knows versions of products by row_id.
-- Short texts: product filters look at them, and one of them is the SKU where [shop] sku names an attribute. Attribute
-- ids differ per shop, so every changed value is logged. An old one that a SKU can be (of all store views, at most 64
-- characters) is logged under itself, too, since nothing else leads to it any more.
-- needs: catalog_product_entity_varchar.row_id
DELIMITER $$

CREATE TRIGGER sqlbridge_catalog_product_entity_varchar_ai AFTER INSERT ON PREFIX_catalog_product_entity_varchar FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('row', NEW.row_id, 'I', 'catalog_product_entity_varchar');
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_entity_varchar_au AFTER UPDATE ON PREFIX_catalog_product_entity_varchar FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.row_id <=> NEW.row_id) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('row', OLD.row_id, 'U', 'catalog_product_entity_varchar');
    END IF;
  END IF;
  IF NOT (
    OLD.row_id <=> NEW.row_id
    AND OLD.attribute_id <=> NEW.attribute_id
    AND OLD.store_id <=> NEW.store_id
    AND CAST(OLD.value AS BINARY) <=> CAST(NEW.value AS BINARY)
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      IF OLD.store_id = 0 AND OLD.value <> '' AND CHAR_LENGTH(OLD.value) <= 64 THEN
        CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.value USING utf8mb4), 'U', 'catalog_product_entity_varchar');
      END IF;
      CALL SQLBRIDGE.log_change_v3('row', NEW.row_id, 'U', 'catalog_product_entity_varchar');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_entity_varchar_ad AFTER DELETE ON PREFIX_catalog_product_entity_varchar FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    IF OLD.store_id = 0 AND OLD.value <> '' AND CHAR_LENGTH(OLD.value) <= 64 THEN
      CALL SQLBRIDGE.log_change_v3('sku', CONVERT(OLD.value USING utf8mb4), 'D', 'catalog_product_entity_varchar');
    END IF;
    CALL SQLBRIDGE.log_change_v3('row', OLD.row_id, 'D', 'catalog_product_entity_varchar');
  END IF;
END$$

DELIMITER ;
