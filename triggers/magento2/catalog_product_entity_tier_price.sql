-- Prices per customer group. Those for more than one piece are not what an offer costs.
DELIMITER $$

CREATE TRIGGER sqlbridge_catalog_product_entity_tier_price_ai AFTER INSERT ON PREFIX_catalog_product_entity_tier_price FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NEW.qty <= 1 THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.entity_id, 'I', 'catalog_product_entity_tier_price');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_entity_tier_price_au AFTER UPDATE ON PREFIX_catalog_product_entity_tier_price FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.qty <= 1 AND NOT (OLD.entity_id <=> NEW.entity_id) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.entity_id, 'U', 'catalog_product_entity_tier_price');
    END IF;
  END IF;
  IF (OLD.qty <= 1 OR NEW.qty <= 1) AND NOT (
    OLD.entity_id <=> NEW.entity_id
    AND OLD.all_groups <=> NEW.all_groups
    AND OLD.customer_group_id <=> NEW.customer_group_id
    AND OLD.qty <=> NEW.qty
    AND OLD.value <=> NEW.value
    AND OLD.website_id <=> NEW.website_id
    AND OLD.percentage_value <=> NEW.percentage_value
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.entity_id, 'U', 'catalog_product_entity_tier_price');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_entity_tier_price_ad AFTER DELETE ON PREFIX_catalog_product_entity_tier_price FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.qty <= 1 THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.entity_id, 'D', 'catalog_product_entity_tier_price');
    END IF;
  END IF;
END$$

DELIMITER ;
