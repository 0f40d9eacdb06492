-- The products that carry these SKUs, as the table's collation compares them.
SELECT product.entity_id AS link_id, product.entity_id, product.sku, product.type_id
FROM PREFIX_catalog_product_entity AS product
WHERE product.sku IN :skus;
