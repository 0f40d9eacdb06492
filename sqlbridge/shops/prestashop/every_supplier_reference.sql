-- The next SKUs above :after where they are supplier references, each spelling once, as bytes in UTF-8.
--
-- What the default supplier calls a combination counts before its own column, both before the same two of its product.
SELECT DISTINCT carrier.sku
FROM (
    SELECT COALESCE(
               CAST(CONVERT(NULLIF(own.product_supplier_reference, '') USING utf8mb4) AS BINARY),
               CAST(CONVERT(NULLIF(combination.supplier_reference, '') USING utf8mb4) AS BINARY),
               CAST(CONVERT(NULLIF(common.product_supplier_reference, '') USING utf8mb4) AS BINARY),
               CAST(CONVERT(NULLIF(product.supplier_reference, '') USING utf8mb4) AS BINARY)) AS sku
    FROM PREFIX_product AS product
    LEFT JOIN PREFIX_product_attribute AS combination ON combination.id_product = product.id_product
    LEFT JOIN PREFIX_product_supplier AS own
      ON own.id_product = product.id_product AND own.id_supplier = product.id_supplier
     AND own.id_product_attribute = combination.id_product_attribute
    LEFT JOIN PREFIX_product_supplier AS common
      ON common.id_product = product.id_product AND common.id_supplier = product.id_supplier
     AND common.id_product_attribute = 0
) AS carrier
WHERE carrier.sku > CAST(:after AS BINARY)
ORDER BY carrier.sku
LIMIT :limit;
