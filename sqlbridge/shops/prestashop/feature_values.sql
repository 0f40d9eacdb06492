-- The values of one feature that products have, by name in one language; custom values among them.
SELECT DISTINCT called.id_feature_value AS id, called.value AS name
FROM PREFIX_feature_product AS has
JOIN PREFIX_feature_value_lang AS called
  ON called.id_feature_value = has.id_feature_value AND called.id_lang = :language
WHERE has.id_feature = :feature;
