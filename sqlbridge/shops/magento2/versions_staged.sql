-- Adobe Commerce: the versions of these products that count at the moment (Unix time).
SELECT product.row_id AS link_id, product.entity_id
FROM PREFIX_catalog_product_entity AS product
WHERE product.entity_id IN :ids AND product.created_in <= :moment AND product.updated_in > :moment;
