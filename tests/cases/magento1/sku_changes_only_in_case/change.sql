UPDATE PREFIX_catalog_product_entity SET sku = 'sku-1', updated_at = NOW() WHERE entity_id = 9001;
UPDATE PREFIX_catalog_product_entity SET updated_at = '2030-01-01' WHERE entity_id = 9001;
UPDATE PREFIX_catalog_product_entity SET sku = NULL WHERE entity_id = 9002;
