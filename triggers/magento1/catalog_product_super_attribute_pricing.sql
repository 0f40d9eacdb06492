-- Surcharges of variants, logged under the configurable product that they belong to.
DELIMITER $$

CREATE TRIGGER sqlbridge_catalog_product_super_attribute_pricing_ai AFTER INSERT ON PREFIX_catalog_product_super_attribute_pricing FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    BEGIN
      DECLARE new_parent INT UNSIGNED DEFAULT (
        SELECT choice.product_id FROM PREFIX_catalog_product_super_attribute AS choice
        WHERE choice.product_super_attribute_id = NEW.product_super_attribute_id
      );
      CALL SQLBRIDGE.log_change_v3('product', new_parent, 'I', 'catalog_product_super_attribute_pricing');
    END;
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_super_attribute_pricing_au AFTER UPDATE ON PREFIX_catalog_product_super_attribute_pricing FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (
    OLD.product_super_attribute_id <=> NEW.product_super_attribute_id
    AND CAST(OLD.value_index AS BINARY) <=> CAST(NEW.value_index AS BINARY)
    AND OLD.is_percent <=> NEW.is_percent
    AND OLD.pricing_value <=> NEW.pricing_value
    AND OLD.website_id <=> NEW.website_id
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      BEGIN
        DECLARE old_parent INT UNSIGNED DEFAULT (
          SELECT choice.product_id FROM PREFIX_catalog_product_super_attribute AS choice
          WHERE choice.product_super_attribute_id = OLD.product_super_attribute_id
        );
        DECLARE new_parent INT UNSIGNED DEFAULT (
          SELECT choice.product_id FROM PREFIX_catalog_product_super_attribute AS choice
          WHERE choice.product_super_attribute_id = NEW.product_super_attribute_id
        );
        IF NOT (old_parent <=> new_parent) THEN
          CALL SQLBRIDGE.log_change_v3('product', old_parent, 'U', 'catalog_product_super_attribute_pricing');
        END IF;
        CALL SQLBRIDGE.log_change_v3('product', new_parent, 'U', 'catalog_product_super_attribute_pricing');
      END;
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_catalog_product_super_attribute_pricing_ad AFTER DELETE ON PREFIX_catalog_product_super_attribute_pricing FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF DATABASE() = 'SHOP_SCHEMA' THEN
    BEGIN
      DECLARE old_parent INT UNSIGNED DEFAULT (
        SELECT choice.product_id FROM PREFIX_catalog_product_super_attribute AS choice
        WHERE choice.product_super_attribute_id = OLD.product_super_attribute_id
      );
      CALL SQLBRIDGE.log_change_v3('product', old_parent, 'D', 'catalog_product_super_attribute_pricing');
    END;
  END IF;
END$$

DELIMITER ;
