DELETE FROM PREFIX_catalog_product_entity WHERE entity_id = 9003;
