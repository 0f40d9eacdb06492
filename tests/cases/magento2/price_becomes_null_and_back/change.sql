UPDATE PREFIX_catalog_product_entity_decimal SET value = NULL WHERE entity_id = 9001;
UPDATE PREFIX_catalog_product_entity_decimal SET value = NULL WHERE entity_id = 9001;
UPDATE PREFIX_catalog_product_entity_decimal SET value = 0 WHERE entity_id = 9001;
