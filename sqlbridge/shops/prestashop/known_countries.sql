-- The countries that the shop sells to; a channel can name others of the table, too.
SELECT country.iso_code AS name FROM PREFIX_country AS country WHERE country.active = 1 ORDER BY country.iso_code;
