-- The regions that a state of an address can mean, by code or by name.
SELECT region.region_id, region.default_name
FROM PREFIX_directory_country_region AS region
WHERE region.country_id = :country AND (region.code = :state OR region.default_name = :state)
ORDER BY region.code = :state DESC, region.region_id;
