-- Through which configurable products variants are sold: one row per choice (size, colour) of the parent, with the
-- variant's option (NULL: it has none, so nobody can choose it).
SELECT variant.product_id, variant.parent_id,
       choice.product_super_attribute_id AS choice_id, option_of.value AS option_id
FROM PREFIX_catalog_product_super_link AS variant
JOIN PREFIX_catalog_product_super_attribute AS choice ON choice.product_id = variant.parent_id
LEFT JOIN PREFIX_catalog_product_entity_int AS option_of
  ON option_of.entity_id = variant.product_id AND option_of.attribute_id = choice.attribute_id
 AND option_of.store_id = 0
WHERE variant.product_id IN :ids
ORDER BY variant.product_id, variant.parent_id, choice.position, choice.product_super_attribute_id;
