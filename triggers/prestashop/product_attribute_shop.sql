-- Price impact of a combination in one shop.
DELIMITER $$

CREATE TRIGGER sqlbridge_product_attribute_shop_ai AFTER INSERT ON PREFIX_product_attribute_shop FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('combination', NEW.id_product_attribute, 'I', 'product_attribute_shop');
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_attribute_shop_au AFTER UPDATE ON PREFIX_product_attribute_shop FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.id_product_attribute <=> NEW.id_product_attribute) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('combination', OLD.id_product_attribute, 'U', 'product_attribute_shop');
    END IF;
  END IF;
  IF NOT (
    OLD.id_product_attribute <=> NEW.id_product_attribute
    AND OLD.id_shop <=> NEW.id_shop
    AND OLD.price <=> NEW.price
    AND OLD.wholesale_price <=> NEW.wholesale_price
    AND OLD.ecotax <=> NEW.ecotax
    AND OLD.minimal_quantity <=> NEW.minimal_quantity
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('combination', NEW.id_product_attribute, 'U', 'product_attribute_shop');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_attribute_shop_ad AFTER DELETE ON PREFIX_product_attribute_shop FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('combination', OLD.id_product_attribute, 'D', 'product_attribute_shop');
  END IF;
END$$

DELIMITER ;
