-- All manufacturers.
SELECT manufacturer.id_manufacturer AS id, manufacturer.name
FROM PREFIX_manufacturer AS manufacturer
ORDER BY manufacturer.name;
