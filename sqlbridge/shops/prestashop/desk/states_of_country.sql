-- The states or provinces of a country.
SELECT state.id_state, state.iso_code, state.name
FROM PREFIX_state AS state
WHERE state.id_country = :country
ORDER BY state.active DESC, state.id_state;
