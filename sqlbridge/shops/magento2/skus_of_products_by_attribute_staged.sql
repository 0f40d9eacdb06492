-- Adobe Commerce: the SKUs, where they are values of an attribute, whose offers these products can alter: their own in
-- any version, and those sold through any version of them. What is longer than a SKU can be is none.
SELECT reached.entity_id, entry.value AS sku
FROM (
    SELECT product.entity_id, product.entity_id AS carrier_id
    FROM PREFIX_catalog_product_entity AS product
    WHERE product.entity_id IN :ids
    UNION
    SELECT parent.entity_id, link.product_id
    FROM PREFIX_catalog_product_entity AS parent
    JOIN PREFIX_catalog_product_super_link AS link ON link.parent_id = parent.row_id
    WHERE parent.entity_id IN :ids
    UNION
    SELECT parent.entity_id, link.linked_product_id
    FROM PREFIX_catalog_product_entity AS parent
    JOIN PREFIX_catalog_product_link AS link ON link.product_id = parent.row_id AND link.link_type_id = 3
    WHERE parent.entity_id IN :ids
) AS reached
JOIN PREFIX_catalog_product_entity AS carrier ON carrier.entity_id = reached.carrier_id
JOIN PREFIX_catalog_product_entity_varchar AS entry
  ON entry.row_id = carrier.row_id AND entry.attribute_id = :sku_attribute AND entry.store_id = 0
WHERE entry.value <> '' AND CHAR_LENGTH(entry.value) <= 64;
