-- The statements of one save in the admin, which rewrites what has not changed.
UPDATE PREFIX_catalog_product_entity
SET entity_type_id = '8', attribute_set_id = '4', type_id = 'simple', sku = 'SKU-1', has_options = '0', updated_at = '2026-11-21'
WHERE entity_id = 9001;
INSERT INTO PREFIX_catalog_product_entity_decimal (entity_type_id, attribute_id, store_id, entity_id, value)
  SELECT 8, attribute_id, 0, 9001, '11.11' FROM PREFIX_eav_attribute WHERE attribute_code = 'price'
  ON DUPLICATE KEY UPDATE value = VALUES(value);
DELETE FROM PREFIX_catalog_product_entity_group_price WHERE entity_id = 9001;
DELETE FROM PREFIX_catalog_product_entity_tier_price WHERE entity_id = 9001;
