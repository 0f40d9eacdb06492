-- The last number given, locked until the order is written; by its key, so that no other row is.
SELECT numbers.increment_prefix, numbers.increment_last_id
FROM PREFIX_eav_entity_store AS numbers
WHERE numbers.entity_store_id = :row
FOR UPDATE;
