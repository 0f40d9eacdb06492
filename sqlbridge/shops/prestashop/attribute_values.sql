-- The attributes of one group, by name in one language.
SELECT attribute.id_attribute AS id, called.name
FROM PREFIX_attribute AS attribute
JOIN PREFIX_attribute_lang AS called ON called.id_attribute = attribute.id_attribute AND called.id_lang = :language
WHERE attribute.id_attribute_group = :attribute_group;
