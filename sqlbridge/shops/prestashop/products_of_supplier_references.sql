-- The products that a supplier knows under one of these references, or by a combination, and those that have one in
-- their own columns. Not only the default supplier's: the reader compares again.
SELECT product.id_product
FROM PREFIX_product AS product
WHERE product.supplier_reference IN :skus
UNION
SELECT combination.id_product
FROM PREFIX_product_attribute AS combination
WHERE combination.supplier_reference IN :skus
UNION
SELECT supplied.id_product
FROM PREFIX_product_supplier AS supplied
WHERE supplied.product_supplier_reference IN :skus;
