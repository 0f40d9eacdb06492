-- The last number given.
UPDATE PREFIX_eav_entity_store SET increment_prefix = :prefix, increment_last_id = :number
WHERE entity_store_id = :row;
