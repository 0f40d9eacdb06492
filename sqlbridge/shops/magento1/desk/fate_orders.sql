-- The states of orders, and since when each has its status: the history tells, else the order's last change.
SELECT written.entity_id, written.state, written.status,
       COALESCE((SELECT MIN(comment.created_at)
                 FROM PREFIX_sales_flat_order_status_history AS comment
                 WHERE comment.parent_id = written.entity_id AND comment.status = written.status),
                written.updated_at) AS since
FROM PREFIX_sales_flat_order AS written
WHERE written.entity_id IN :orders;
