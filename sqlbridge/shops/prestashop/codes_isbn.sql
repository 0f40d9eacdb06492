-- The isbn of every combination, with its product's, and of every product without combinations.
SELECT product.id_product,
       IFNULL(combination.id_product_attribute, 0) AS id_product_attribute,
       product.isbn AS product_code,
       combination.isbn AS own_code
FROM PREFIX_product AS product
LEFT JOIN PREFIX_product_attribute AS combination ON combination.id_product = product.id_product
WHERE product.isbn <> '' OR combination.isbn <> '';
