-- What these combinations are of one group of attributes, by name in one language.
SELECT is_of.id_product_attribute, is_of.id_attribute AS id, called.name
FROM PREFIX_product_attribute_combination AS is_of
JOIN PREFIX_attribute AS attribute
  ON attribute.id_attribute = is_of.id_attribute AND attribute.id_attribute_group = :attribute_group
JOIN PREFIX_attribute_lang AS called ON called.id_attribute = is_of.id_attribute AND called.id_lang = :language
WHERE is_of.id_product_attribute IN :combinations
ORDER BY is_of.id_product_attribute, is_of.id_attribute;
