-- How far these orders are. An order whose status was set by hand is as it is since the first time the history names.
SELECT sold.entity_id, sold.state, sold.status,
       IFNULL(MIN(entry.created_at), sold.updated_at) AS since
FROM PREFIX_sales_order AS sold
LEFT JOIN PREFIX_sales_order_status_history AS entry
  ON entry.parent_id = sold.entity_id AND entry.status = sold.status
WHERE sold.entity_id IN :ids
GROUP BY sold.entity_id, sold.state, sold.status, sold.updated_at;
