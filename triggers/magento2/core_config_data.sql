-- The settings that prices or quantities depend on: any offer may change. All other settings are none of ours.
DELIMITER $$

CREATE TRIGGER sqlbridge_core_config_data_ai AFTER INSERT ON PREFIX_core_config_data FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NEW.path IN (
    'catalog/price/scope',
    'cataloginventory/item_options/backorders',
    'cataloginventory/item_options/enable_qty_increments',
    'cataloginventory/item_options/manage_stock',
    'cataloginventory/item_options/min_qty',
    'cataloginventory/item_options/min_sale_qty',
    'cataloginventory/item_options/qty_increments',
    'currency/options/base',
    'general/locale/timezone',
    'shipping/origin/country_id',
    'tax/calculation/cross_border_trade_enabled',
    'tax/calculation/price_includes_tax'
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'I', 'core_config_data');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_core_config_data_au AFTER UPDATE ON PREFIX_core_config_data FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF (OLD.path IN (
    'catalog/price/scope',
    'cataloginventory/item_options/backorders',
    'cataloginventory/item_options/enable_qty_increments',
    'cataloginventory/item_options/manage_stock',
    'cataloginventory/item_options/min_qty',
    'cataloginventory/item_options/min_sale_qty',
    'cataloginventory/item_options/qty_increments',
    'currency/options/base',
    'general/locale/timezone',
    'shipping/origin/country_id',
    'tax/calculation/cross_border_trade_enabled',
    'tax/calculation/price_includes_tax'
  ) OR NEW.path IN (
    'catalog/price/scope',
    'cataloginventory/item_options/backorders',
    'cataloginventory/item_options/enable_qty_increments',
    'cataloginventory/item_options/manage_stock',
    'cataloginventory/item_options/min_qty',
    'cataloginventory/item_options/min_sale_qty',
    'cataloginventory/item_options/qty_increments',
    'currency/options/base',
    'general/locale/timezone',
    'shipping/origin/country_id',
    'tax/calculation/cross_border_trade_enabled',
    'tax/calculation/price_includes_tax'
  )) AND NOT (
    CAST(OLD.path AS BINARY) <=> CAST(NEW.path AS BINARY)
    AND CAST(OLD.scope AS BINARY) <=> CAST(NEW.scope AS BINARY)
    AND OLD.scope_id <=> NEW.scope_id
    AND CAST(OLD.value AS BINARY) <=> CAST(NEW.value AS BINARY)
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'U', 'core_config_data');
    END IF;
  END IF;
END$$

CREATE TRIGGER sqlbridge_core_config_data_ad AFTER DELETE ON PREFIX_core_config_data FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF OLD.path IN (
    'catalog/price/scope',
    'cataloginventory/item_options/backorders',
    'cataloginventory/item_options/enable_qty_increments',
    'cataloginventory/item_options/manage_stock',
    'cataloginventory/item_options/min_qty',
    'cataloginventory/item_options/min_sale_qty',
    'cataloginventory/item_options/qty_increments',
    'currency/options/base',
    'general/locale/timezone',
    'shipping/origin/country_id',
    'tax/calculation/cross_border_trade_enabled',
    'tax/calculation/price_includes_tax'
  ) THEN
    IF DATABASE() = 'SHOP_SCHEMA' THEN
      CALL SQLBRIDGE.log_change_v3('all', '', 'D', 'core_config_data');
    END IF;
  END IF;
END$$

DELIMITER ;
