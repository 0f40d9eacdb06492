-- Adobe Commerce: the SKUs whose offers these products can alter: their own, and those sold through any version of
-- them.
SELECT product.entity_id, product.sku
FROM PREFIX_catalog_product_entity AS product
WHERE product.entity_id IN :ids
UNION
SELECT parent.entity_id, child.sku
FROM PREFIX_catalog_product_entity AS parent
JOIN PREFIX_catalog_product_super_link AS link ON link.parent_id = parent.row_id
JOIN PREFIX_catalog_product_entity AS child ON child.entity_id = link.product_id
WHERE parent.entity_id IN :ids
UNION
SELECT parent.entity_id, child.sku
FROM PREFIX_catalog_product_entity AS parent
JOIN PREFIX_catalog_product_link AS link ON link.product_id = parent.row_id AND link.link_type_id = 3
JOIN PREFIX_catalog_product_entity AS child ON child.entity_id = link.linked_product_id
WHERE parent.entity_id IN :ids;
