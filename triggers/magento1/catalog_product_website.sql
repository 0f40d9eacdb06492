-- On which websites a product is sold.
DELIMITER $$

CREATE TRIGGER sqlbridge_catalog_product_website_ai AFTER INSERT ON PREFIX_catalog_product_website FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', NEW.product_id, 'I', 'catalog_product_website');
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_website_au AFTER UPDATE ON PREFIX_catalog_product_website FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.product_id <=> NEW.product_id) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.product_id, 'U', 'catalog_product_website');
    END IF;
  END IF;
  IF NOT (
    OLD.product_id <=> NEW.product_id
    AND OLD.website_id <=> NEW.website_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.product_id, 'U', 'catalog_product_website');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_website_ad AFTER DELETE ON PREFIX_catalog_product_website FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', OLD.product_id, 'D', 'catalog_product_website');
  END IF;
END$$

DELIMITER ;
