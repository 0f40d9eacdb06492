-- The categories that these products are in, without those above them.
SELECT assigned.id_product, assigned.id_category
FROM PREFIX_category_product AS assigned
WHERE assigned.id_product IN :products
ORDER BY assigned.id_product, assigned.id_category;
