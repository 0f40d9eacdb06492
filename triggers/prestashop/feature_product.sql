-- The features of a product: product filters look at them.
DELIMITER $$

CREATE TRIGGER sqlbridge_feature_product_ai AFTER INSERT ON PREFIX_feature_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'I', 'feature_product');
  END IF;
END$$

CREATE TRIGGER sqlbridge_feature_product_au AFTER UPDATE ON PREFIX_feature_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.id_product <=> NEW.id_product) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'U', 'feature_product');
    END IF;
  END IF;
  IF NOT (
    OLD.id_product <=> NEW.id_product
    AND OLD.id_feature <=> NEW.id_feature
    AND OLD.id_feature_value <=> NEW.id_feature_value
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'U', 'feature_product');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_feature_product_ad AFTER DELETE ON PREFIX_feature_product FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'D', 'feature_product');
  END IF;
END$$

DELIMITER ;
