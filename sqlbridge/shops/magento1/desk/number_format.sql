-- How the shop numbers its orders: for each store view by itself or not, filled up to a length with a character.
SELECT entity_type.entity_type_id, entity_type.increment_per_store,
       entity_type.increment_pad_length, entity_type.increment_pad_char
FROM PREFIX_eav_entity_type AS entity_type
WHERE entity_type.entity_type_code = 'order';
