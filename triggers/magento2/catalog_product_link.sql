-- Through which grouped products (link type 3) a product is sold. The other types are related products and the like.
DELIMITER $$

CREATE TRIGGER sqlbridge_catalog_product_link_ai AFTER INSERT ON PREFIX_catalog_product_link FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NEW.link_type_id = 3 THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.linked_product_id, 'I', 'catalog_product_link');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_link_au AFTER UPDATE ON PREFIX_catalog_product_link FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.link_type_id = 3 AND NOT (
    OLD.linked_product_id <=> NEW.linked_product_id
    AND OLD.link_type_id <=> NEW.link_type_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.linked_product_id, 'U', 'catalog_product_link');
    END IF;
  END IF;
  IF NEW.link_type_id = 3 AND NOT (
    OLD.linked_product_id <=> NEW.linked_product_id
    AND OLD.product_id <=> NEW.product_id
    AND OLD.link_type_id <=> NEW.link_type_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.linked_product_id, 'U', 'catalog_product_link');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_link_ad AFTER DELETE ON PREFIX_catalog_product_link FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.link_type_id = 3 THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.linked_product_id, 'D', 'catalog_product_link');
    END IF;
  END IF;
END$$

DELIMITER ;
