-- Adobe Commerce: the products whose versions these are.
SELECT product.row_id, product.entity_id
FROM PREFIX_catalog_product_entity AS product
WHERE product.row_id IN :ids;
