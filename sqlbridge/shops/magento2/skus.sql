-- The SKUs of products.
SELECT product.entity_id, product.sku FROM PREFIX_catalog_product_entity AS product WHERE product.entity_id IN :ids;
