-- The tree of categories, by the names they have in store 0 and in the store view.
SELECT category.entity_id AS id, category.parent_id, called.value AS name
FROM PREFIX_catalog_category_entity AS category
LEFT JOIN PREFIX_catalog_category_entity_varchar AS called
  ON called.entity_id = category.entity_id AND called.store_id IN (0, :store) AND called.attribute_id = :name
ORDER BY category.entity_id, called.store_id;
