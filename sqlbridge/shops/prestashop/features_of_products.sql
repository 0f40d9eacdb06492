-- What these products have of one feature, by name in one language.
SELECT has.id_product, has.id_feature_value AS id, called.value AS name
FROM PREFIX_feature_product AS has
JOIN PREFIX_feature_value_lang AS called
  ON called.id_feature_value = has.id_feature_value AND called.id_lang = :language
WHERE has.id_product IN :products AND has.id_feature = :feature
ORDER BY has.id_product, has.id_feature_value;
