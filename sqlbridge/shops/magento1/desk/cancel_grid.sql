-- The cancelled order's row in the list of the back office.
UPDATE PREFIX_sales_flat_order_grid SET status = :status, updated_at = :at WHERE entity_id = :order;
