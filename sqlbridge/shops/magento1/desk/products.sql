-- The kinds of products.
SELECT product.entity_id, product.type_id
FROM PREFIX_catalog_product_entity AS product
WHERE product.entity_id IN :ids;
