-- Adobe Commerce: products of which a version begins or ends after :after and not after :until (Unix time).
SELECT DISTINCT product.entity_id
FROM PREFIX_catalog_product_entity AS product
WHERE product.created_in > :after AND product.created_in <= :until
   OR product.updated_in > :after AND product.updated_in <= :until;
