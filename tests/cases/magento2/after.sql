DELETE FROM PREFIX_catalog_product_entity WHERE entity_id >= 9000;
DELETE FROM PREFIX_inventory_source_item WHERE sku LIKE 'SKU-%';
DELETE FROM PREFIX_inventory_reservation WHERE sku LIKE 'SKU-%';
DELETE FROM PREFIX_catalog_category_entity WHERE entity_id >= 90;
