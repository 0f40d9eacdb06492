-- Specific prices that one piece can get for anybody. Those of a cart or of one customer, of which the shop writes
-- many, and those from two pieces on change no offer.
DELIMITER $$

CREATE TRIGGER sqlbridge_specific_price_ai AFTER INSERT ON PREFIX_specific_price FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NEW.id_cart = 0 AND NEW.id_customer = 0 AND NEW.from_quantity <= 1 THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      IF NEW.id_product = 0 THEN
        CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'specific_price');
      ELSEIF NEW.id_product_attribute = 0 THEN
        CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'I', 'specific_price');
      ELSE
        CALL SQLBRIDGE.log_change_v3('combination', NEW.id_product_attribute, 'I', 'specific_price');
      END IF;
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_specific_price_au AFTER UPDATE ON PREFIX_specific_price FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.id_cart = 0 AND OLD.id_customer = 0 AND OLD.from_quantity <= 1
    AND NOT (
      OLD.id_product <=> NEW.id_product
      AND OLD.id_product_attribute <=> NEW.id_product_attribute
      AND NEW.id_cart = 0 AND NEW.id_customer = 0 AND NEW.from_quantity <= 1
    ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      IF OLD.id_product = 0 THEN
        CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'specific_price');
      ELSEIF OLD.id_product_attribute = 0 THEN
        CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'U', 'specific_price');
      ELSE
        CALL SQLBRIDGE.log_change_v3('combination', OLD.id_product_attribute, 'U', 'specific_price');
      END IF;
    END IF;
  END IF;
  IF NEW.id_cart = 0 AND NEW.id_customer = 0 AND NEW.from_quantity <= 1
    AND NOT (
      OLD.id_cart <=> NEW.id_cart
      AND OLD.id_customer <=> NEW.id_customer
      AND OLD.id_product <=> NEW.id_product
      AND OLD.id_product_attribute <=> NEW.id_product_attribute
      AND OLD.id_specific_price_rule <=> NEW.id_specific_price_rule
      AND OLD.id_shop <=> NEW.id_shop
      AND OLD.id_currency <=> NEW.id_currency
      AND OLD.id_country <=> NEW.id_country
      AND OLD.id_group <=> NEW.id_group
      AND OLD.from_quantity <=> NEW.from_quantity
      AND OLD.price <=> NEW.price
      AND OLD.reduction <=> NEW.reduction
      AND OLD.reduction_tax <=> NEW.reduction_tax
      AND CAST(OLD.reduction_type AS BINARY) <=> CAST(NEW.reduction_type AS BINARY)
      AND OLD.`from` <=> NEW.`from`
      AND OLD.`to` <=> NEW.`to`
    ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      IF NEW.id_product = 0 THEN
        CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'specific_price');
      ELSEIF NEW.id_product_attribute = 0 THEN
        CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'U', 'specific_price');
      ELSE
        CALL SQLBRIDGE.log_change_v3('combination', NEW.id_product_attribute, 'U', 'specific_price');
      END IF;
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_specific_price_ad AFTER DELETE ON PREFIX_specific_price FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.id_cart = 0 AND OLD.id_customer = 0 AND OLD.from_quantity <= 1 THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      IF OLD.id_product = 0 THEN
        CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'specific_price');
      ELSEIF OLD.id_product_attribute = 0 THEN
        CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'D', 'specific_price');
      ELSE
        CALL SQLBRIDGE.log_change_v3('combination', OLD.id_product_attribute, 'D', 'specific_price');
      END IF;
    END IF;
  END IF;
END$$

DELIMITER ;
