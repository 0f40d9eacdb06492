-- An order that is to be cancelled; locked, so that nobody ships it meanwhile.
SELECT written.entity_id, written.state, COALESCE(written.store_id, 0) AS store
FROM PREFIX_sales_flat_order AS written
WHERE written.entity_id = :order
FOR UPDATE;
