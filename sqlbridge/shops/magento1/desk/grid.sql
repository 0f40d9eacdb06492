-- The order's row in the list of the back office.
INSERT INTO PREFIX_sales_flat_order_grid
  (entity_id, status, store_id, store_name, customer_id, base_grand_total, base_total_paid, grand_total, total_paid,
   increment_id, base_currency_code, order_currency_code, created_at, updated_at, shipping_name, billing_name)
SELECT written.entity_id, written.status, written.store_id, written.store_name, written.customer_id,
       written.base_grand_total, written.base_total_paid, written.grand_total, written.total_paid,
       written.increment_id, written.base_currency_code, written.order_currency_code,
       written.created_at, written.updated_at,
       TRIM(CONCAT_WS(' ', shipping.firstname, shipping.lastname)),
       TRIM(CONCAT_WS(' ', billing.firstname, billing.lastname))
FROM PREFIX_sales_flat_order AS written
JOIN PREFIX_sales_flat_order_address AS shipping ON shipping.entity_id = written.shipping_address_id
JOIN PREFIX_sales_flat_order_address AS billing ON billing.entity_id = written.billing_address_id
WHERE written.entity_id = :order;
