-- The categories that these products are in, without those above them.
SELECT assigned.product_id, assigned.category_id
FROM PREFIX_catalog_category_product AS assigned
WHERE assigned.product_id IN :ids
ORDER BY assigned.product_id, assigned.category_id;
