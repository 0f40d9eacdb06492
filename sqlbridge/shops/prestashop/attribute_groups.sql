-- The groups of attributes that combinations differ by, by their names in one language.
SELECT attribute_group.id_attribute_group AS id, attribute_group.name
FROM PREFIX_attribute_group_lang AS attribute_group
WHERE attribute_group.id_lang = :language AND attribute_group.name <> ''
ORDER BY attribute_group.name, attribute_group.id_attribute_group;
