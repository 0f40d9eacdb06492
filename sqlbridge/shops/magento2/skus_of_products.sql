-- The SKUs whose offers these products can alter: their own, and those sold through them.
SELECT product.entity_id, product.sku
FROM PREFIX_catalog_product_entity AS product
WHERE product.entity_id IN :ids
UNION
SELECT link.parent_id, child.sku
FROM PREFIX_catalog_product_super_link AS link
JOIN PREFIX_catalog_product_entity AS child ON child.entity_id = link.product_id
WHERE link.parent_id IN :ids
UNION
SELECT link.product_id, child.sku
FROM PREFIX_catalog_product_link AS link
JOIN PREFIX_catalog_product_entity AS child ON child.entity_id = link.linked_product_id
WHERE link.link_type_id = 3 AND link.product_id IN :ids;
