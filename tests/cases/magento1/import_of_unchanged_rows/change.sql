-- An import that writes every row as it is.
INSERT INTO PREFIX_catalog_product_entity (entity_id, entity_type_id, attribute_set_id, updated_at)
  VALUES (9001, 8, 4, NOW())
  ON DUPLICATE KEY UPDATE updated_at = VALUES(updated_at);
INSERT INTO PREFIX_catalog_product_entity_decimal (entity_type_id, attribute_id, store_id, entity_id, value)
  SELECT 8, attribute_id, 0, 9001, '10' FROM PREFIX_eav_attribute WHERE attribute_code = 'price'
  ON DUPLICATE KEY UPDATE value = VALUES(value);
INSERT INTO PREFIX_cataloginventory_stock_item (product_id, stock_id, qty, is_in_stock, low_stock_date)
  VALUES (9001, 1, 5, 1, NOW())
  ON DUPLICATE KEY UPDATE qty = VALUES(qty), is_in_stock = VALUES(is_in_stock), low_stock_date = VALUES(low_stock_date);
UPDATE PREFIX_cataloginventory_stock_item SET notify_stock_qty = 3, max_sale_qty = 9, is_qty_decimal = 1 WHERE product_id = 9001;
UPDATE PREFIX_catalog_product_super_attribute SET position = position + 1;
UPDATE PREFIX_core_store SET name = 'Another name', sort_order = 9, is_active = is_active;
UPDATE PREFIX_tax_calculation_rule SET position = position + 1, code = CONCAT(code, '');
