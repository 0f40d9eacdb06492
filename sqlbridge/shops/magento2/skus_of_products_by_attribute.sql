-- The SKUs, where they are values of an attribute, whose offers these products can alter: their own, and those sold
-- through them. What is longer than a SKU can be is none: the triggers do not look at it.
SELECT reached.entity_id, entry.value AS sku
FROM (
    SELECT product.entity_id, product.entity_id AS carrier_id
    FROM PREFIX_catalog_product_entity AS product
    WHERE product.entity_id IN :ids
    UNION
    SELECT link.parent_id, link.product_id
    FROM PREFIX_catalog_product_super_link AS link
    WHERE link.parent_id IN :ids
    UNION
    SELECT link.product_id, link.linked_product_id
    FROM PREFIX_catalog_product_link AS link
    WHERE link.link_type_id = 3 AND link.product_id IN :ids
) AS reached
JOIN PREFIX_catalog_product_entity_varchar AS entry
  ON entry.entity_id = reached.carrier_id AND entry.attribute_id = :sku_attribute AND entry.store_id = 0
WHERE entry.value <> '' AND CHAR_LENGTH(entry.value) <= 64;
