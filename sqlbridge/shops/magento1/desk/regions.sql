-- The regions of a country.
SELECT region.region_id, region.code, region.default_name
FROM PREFIX_directory_country_region AS region
WHERE region.country_id = :country
ORDER BY region.region_id;
