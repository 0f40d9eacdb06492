-- What catalogue rules make of prices. The shop deletes and inserts these rows whenever rules are applied, and daily;
-- it never swaps the table.
DELIMITER $$

CREATE TRIGGER sqlbridge_catalogrule_product_price_ai AFTER INSERT ON PREFIX_catalogrule_product_price FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', NEW.product_id, 'I', 'catalogrule_product_price');
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalogrule_product_price_au AFTER UPDATE ON PREFIX_catalogrule_product_price FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.product_id <=> NEW.product_id) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', OLD.product_id, 'U', 'catalogrule_product_price');
    END IF;
  END IF;
  IF NOT (
    OLD.product_id <=> NEW.product_id
    AND OLD.rule_date <=> NEW.rule_date
    AND OLD.customer_group_id <=> NEW.customer_group_id
    AND OLD.rule_price <=> NEW.rule_price
    AND OLD.website_id <=> NEW.website_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('product', NEW.product_id, 'U', 'catalogrule_product_price');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalogrule_product_price_ad AFTER DELETE ON PREFIX_catalogrule_product_price FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    CALL SQLBRIDGE.log_change_v3('product', OLD.product_id, 'D', 'catalogrule_product_price');
  END IF;
END$$

DELIMITER ;
