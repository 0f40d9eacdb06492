-- Which row counts the orders of a store view: the oldest, as the shop takes it.
SELECT MIN(numbers.entity_store_id) AS row_id
FROM PREFIX_eav_entity_store AS numbers
WHERE numbers.entity_type_id = :entity_type AND numbers.store_id = :store;
