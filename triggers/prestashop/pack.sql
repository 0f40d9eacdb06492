-- What a pack consists of: decides the pack's quantity.
DELIMITER $$

CREATE TRIGGER sqlbridge_pack_ai AFTER INSERT ON PREFIX_pack FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', NEW.id_product_pack, 'I', 'pack');
  END IF;
END$$

CREATE TRIGGER sqlbridge_pack_au AFTER UPDATE ON PREFIX_pack FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.id_product_pack <=> NEW.id_product_pack) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.id_product_pack, 'U', 'pack');
    END IF;
  END IF;
  IF NOT (
    OLD.id_product_pack <=> NEW.id_product_pack
    AND OLD.id_product_item <=> NEW.id_product_item
    AND OLD.id_product_attribute_item <=> NEW.id_product_attribute_item
    AND OLD.quantity <=> NEW.quantity
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.id_product_pack, 'U', 'pack');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_pack_ad AFTER DELETE ON PREFIX_pack FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', OLD.id_product_pack, 'D', 'pack');
  END IF;
END$$

DELIMITER ;
