-- Shows an order as cancelled in the back office's list.
UPDATE PREFIX_sales_order_grid AS shown SET shown.status = :status, shown.updated_at = :at
WHERE shown.entity_id = :order;
