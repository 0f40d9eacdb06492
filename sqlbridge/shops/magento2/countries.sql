-- The countries that the shop knows.
SELECT country.country_id FROM PREFIX_directory_country AS country;
