-- The products that carry one of these SKUs themselves or by a combination. The columns' own collations decide, so
-- spellings in another case come along.
SELECT product.id_product
FROM PREFIX_product AS product
WHERE product.SKU_COLUMN IN :skus
UNION
SELECT combination.id_product
FROM PREFIX_product_attribute AS combination
WHERE combination.SKU_COLUMN IN :skus;
