-- The configurable and grouped (link type 3) products through which these products are sold.
SELECT link.product_id AS child_id, parent.entity_id AS link_id, parent.entity_id, parent.sku, parent.type_id
FROM PREFIX_catalog_product_super_link AS link
JOIN PREFIX_catalog_product_entity AS parent ON parent.entity_id = link.parent_id
WHERE link.product_id IN :ids
UNION
SELECT link.linked_product_id, parent.entity_id, parent.entity_id, parent.sku, parent.type_id
FROM PREFIX_catalog_product_link AS link
JOIN PREFIX_catalog_product_entity AS parent ON parent.entity_id = link.product_id
WHERE link.link_type_id = 3 AND link.linked_product_id IN :ids;
