DELETE FROM PREFIX_catalog_product_entity WHERE entity_id = 9001;
DELETE FROM PREFIX_catalog_product_entity_decimal WHERE entity_id = 9001;
