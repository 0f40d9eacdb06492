-- Which variants it had is lost by the cascade: any offer may have changed.
DELETE FROM PREFIX_catalog_product_entity WHERE entity_id = 9003;
