-- The categories that a product is in: product filters look at them. Its position there does not count.
DELIMITER $$

CREATE TRIGGER sqlbridge_category_product_ai AFTER INSERT ON PREFIX_category_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'I', 'category_product');
  END IF;
END$$

CREATE TRIGGER sqlbridge_category_product_au AFTER UPDATE ON PREFIX_category_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.id_product <=> NEW.id_product) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'U', 'category_product');
    END IF;
  END IF;
  IF NOT (
    OLD.id_product <=> NEW.id_product
    AND OLD.id_category <=> NEW.id_category
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'U', 'category_product');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_category_product_ad AFTER DELETE ON PREFIX_category_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'D', 'category_product');
  END IF;
END$$

DELIMITER ;
