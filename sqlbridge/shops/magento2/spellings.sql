-- The products whose SKUs the tables of the inventory hold to be these.
SELECT DISTINCT product.entity_id, product.sku
FROM PREFIX_catalog_product_entity AS product
WHERE product.sku IN :skus;
