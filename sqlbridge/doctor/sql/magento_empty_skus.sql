-- How many products carry no SKU.
SELECT COUNT(DISTINCT product.entity_id) AS products
FROM PREFIX_catalog_product_entity AS product
WHERE IFNULL(product.SKU_COLUMN, '') = '';
