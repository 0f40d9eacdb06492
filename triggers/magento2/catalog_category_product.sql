-- The categories that a product is in: product filters look at them. Its position there does not count.
DELIMITER $$

CREATE TRIGGER sqlbridge_catalog_category_product_ai AFTER INSERT ON PREFIX_catalog_category_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', NEW.product_id, 'I', 'catalog_category_product');
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_category_product_au AFTER UPDATE ON PREFIX_catalog_category_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.product_id <=> NEW.product_id) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.product_id, 'U', 'catalog_category_product');
    END IF;
  END IF;
  IF NOT (
    OLD.product_id <=> NEW.product_id
    AND OLD.category_id <=> NEW.category_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.product_id, 'U', 'catalog_category_product');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_category_product_ad AFTER DELETE ON PREFIX_catalog_category_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', OLD.product_id, 'D', 'catalog_category_product');
  END IF;
END$$

DELIMITER ;
