-- How orders are numbered, and the last number of a store view; locked until the order is written.
SELECT numbers.entity_store_id, numbers.increment_prefix, numbers.increment_last_id
FROM PREFIX_eav_entity_store AS numbers
WHERE numbers.entity_type_id = :entity_type AND numbers.store_id = :store
ORDER BY numbers.entity_store_id
LIMIT 1
FOR UPDATE;
