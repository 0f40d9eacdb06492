-- The configurable products that these are variants of.
SELECT variant.product_id AS child_id, variant.parent_id AS entity_id
FROM PREFIX_catalog_product_super_link AS variant
WHERE variant.product_id IN :ids
ORDER BY variant.product_id, variant.parent_id;
