-- A country as far as an address there needs something that others do not.
SELECT country.id_country, country.contains_states, country.need_identification_number
FROM PREFIX_country AS country
WHERE country.iso_code = :country
ORDER BY country.active DESC, country.id_country
LIMIT 1;
