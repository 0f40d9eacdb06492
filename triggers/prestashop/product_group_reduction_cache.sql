-- What a customer group pays less for a product. The shop derives it from group_reduction and the product's
-- categories, and reads nothing but this table.
DELIMITER $$

CREATE TRIGGER sqlbridge_product_group_reduction_cache_ai AFTER INSERT ON PREFIX_product_group_reduction_cache FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'I', 'product_group_reduction_cache');
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_group_reduction_cache_au AFTER UPDATE ON PREFIX_product_group_reduction_cache FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.id_product <=> NEW.id_product) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'U', 'product_group_reduction_cache');
    END IF;
  END IF;
  IF NOT (
    OLD.id_product <=> NEW.id_product
    AND OLD.id_group <=> NEW.id_group
    AND OLD.reduction <=> NEW.reduction
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'U', 'product_group_reduction_cache');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_group_reduction_cache_ad AFTER DELETE ON PREFIX_product_group_reduction_cache FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'D', 'product_group_reduction_cache');
  END IF;
END$$

DELIMITER ;
