-- The products with these ids.
SELECT product.entity_id AS link_id, product.entity_id, product.sku, product.type_id
FROM PREFIX_catalog_product_entity AS product
WHERE product.entity_id IN :ids;
