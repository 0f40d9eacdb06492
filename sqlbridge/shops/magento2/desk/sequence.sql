-- From which table a store view takes its order numbers (the full name, with the prefix), and how they are written.
SELECT meta.sequence_table, profile.prefix, profile.suffix, profile.start_value, profile.step
FROM PREFIX_sales_sequence_meta AS meta
JOIN PREFIX_sales_sequence_profile AS profile ON profile.meta_id = meta.meta_id AND profile.is_active = 1
WHERE meta.entity_type = 'order' AND meta.store_id = :store;
