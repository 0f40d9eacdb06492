-- The SKUs, where they are values of an attribute, of products, and those of the variants of configurable ones, which
-- sell at their parent's price. What is longer than a SKU can be is none: the triggers do not look at it.
SELECT reached.changed_id, entry.value AS sku
FROM (
    SELECT product.entity_id AS changed_id, product.entity_id AS carrier_id
    FROM PREFIX_catalog_product_entity AS product
    WHERE product.entity_id IN :ids
    UNION
    SELECT variant.parent_id, variant.product_id
    FROM PREFIX_catalog_product_super_link AS variant
    WHERE variant.parent_id IN :ids
) AS reached
JOIN PREFIX_catalog_product_entity_varchar AS entry
  ON entry.entity_id = reached.carrier_id AND entry.attribute_id = :sku_attribute AND entry.store_id = 0
WHERE entry.value <> '' AND CHAR_LENGTH(entry.value) <= 64
ORDER BY reached.changed_id, reached.carrier_id;
