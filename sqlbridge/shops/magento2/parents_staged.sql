-- Adobe Commerce: the configurable and grouped (link type 3) products through which these products are sold; their
-- links belong to the version (row_id) of the parent.
SELECT link.product_id AS child_id, parent.row_id AS link_id, parent.entity_id, parent.sku, parent.type_id
FROM PREFIX_catalog_product_super_link AS link
JOIN PREFIX_catalog_product_entity AS parent ON parent.row_id = link.parent_id
WHERE link.product_id IN :ids AND parent.created_in <= :moment AND parent.updated_in > :moment
UNION
SELECT link.linked_product_id, parent.row_id, parent.entity_id, parent.sku, parent.type_id
FROM PREFIX_catalog_product_link AS link
JOIN PREFIX_catalog_product_entity AS parent ON parent.row_id = link.product_id
WHERE link.link_type_id = 3 AND link.linked_product_id IN :ids
  AND parent.created_in <= :moment AND parent.updated_in > :moment;
