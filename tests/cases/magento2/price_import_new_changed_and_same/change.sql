INSERT INTO PREFIX_catalog_product_entity_decimal (attribute_id, store_id, entity_id, value)
SELECT attribute_id, 0, imported.entity_id, imported.value
FROM PREFIX_eav_attribute
JOIN (SELECT 9001 AS entity_id, 12.5 AS value UNION SELECT 9002, 10 UNION SELECT 9003, 7) AS imported
WHERE attribute_code = 'price'
ON DUPLICATE KEY UPDATE value = VALUES(value);
