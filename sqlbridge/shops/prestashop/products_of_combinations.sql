-- The products that these combinations belong to.
SELECT combination.id_product_attribute, combination.id_product
FROM PREFIX_product_attribute AS combination
WHERE combination.id_product_attribute IN :combinations;
