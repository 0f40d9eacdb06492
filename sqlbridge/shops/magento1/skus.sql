-- The SKUs of products, and those of the variants of configurable ones, which sell at their parent's price.
SELECT product.entity_id AS changed_id, product.sku
FROM PREFIX_catalog_product_entity AS product
WHERE product.entity_id IN :ids AND product.sku <> ''
UNION ALL
SELECT variant.parent_id, child.sku
FROM PREFIX_catalog_product_super_link AS variant
JOIN PREFIX_catalog_product_entity AS child ON child.entity_id = variant.product_id
WHERE variant.parent_id IN :ids AND child.sku <> '';
