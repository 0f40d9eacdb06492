-- Price, tax and saleability of a product in one shop.
DELIMITER $$

CREATE TRIGGER sqlbridge_product_shop_ai AFTER INSERT ON PREFIX_product_shop FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'I', 'product_shop');
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_shop_au AFTER UPDATE ON PREFIX_product_shop FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.id_product <=> NEW.id_product) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'U', 'product_shop');
    END IF;
  END IF;
  IF NOT (
    OLD.id_product <=> NEW.id_product
    AND OLD.id_shop <=> NEW.id_shop
    AND OLD.price <=> NEW.price
    AND OLD.wholesale_price <=> NEW.wholesale_price
    AND OLD.ecotax <=> NEW.ecotax
    AND OLD.id_tax_rules_group <=> NEW.id_tax_rules_group
    AND OLD.active <=> NEW.active
    AND OLD.available_for_order <=> NEW.available_for_order
    AND OLD.show_price <=> NEW.show_price
    AND CAST(OLD.visibility AS BINARY) <=> CAST(NEW.visibility AS BINARY)
    AND OLD.minimal_quantity <=> NEW.minimal_quantity
    AND OLD.pack_stock_type <=> NEW.pack_stock_type
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.id_product, 'U', 'product_shop');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_product_shop_ad AFTER DELETE ON PREFIX_product_shop FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', OLD.id_product, 'D', 'product_shop');
  END IF;
END$$

DELIMITER ;
