-- The tree of categories, by the names they have in one shop and language.
SELECT category.id_category AS id, category.id_parent, called.name
FROM PREFIX_category AS category
LEFT JOIN PREFIX_category_lang AS called
  ON called.id_category = category.id_category AND called.id_shop = :shop AND called.id_lang = :language
ORDER BY category.id_category;
