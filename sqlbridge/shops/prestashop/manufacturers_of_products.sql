-- The manufacturers of these products; 0 is none.
SELECT product.id_product, product.id_manufacturer
FROM PREFIX_product AS product
WHERE product.id_product IN :products AND product.id_manufacturer > 0;
