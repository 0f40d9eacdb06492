-- The features by their names in one language.
SELECT feature.id_feature AS id, feature.name
FROM PREFIX_feature_lang AS feature
WHERE feature.id_lang = :language AND feature.name <> ''
ORDER BY feature.name, feature.id_feature;
