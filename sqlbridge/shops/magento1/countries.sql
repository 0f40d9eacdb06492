-- The countries that the shop knows, by ISO code.
SELECT country.country_id FROM PREFIX_directory_country AS country ORDER BY country.country_id;
