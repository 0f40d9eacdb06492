-- Adobe Commerce: the tree of categories, each in the version that counts at the moment (Unix time), by the names they
-- have in store 0 and in the store view.
SELECT category.entity_id AS id, category.parent_id, called.value AS name
FROM PREFIX_catalog_category_entity AS category
LEFT JOIN PREFIX_catalog_category_entity_varchar AS called
  ON called.row_id = category.row_id AND called.store_id IN (0, :store) AND called.attribute_id = :name
WHERE category.created_in <= :moment AND category.updated_in > :moment
ORDER BY category.entity_id, called.store_id;
