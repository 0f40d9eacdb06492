-- Cancel the items of an order of which nothing is shipped.
UPDATE PREFIX_sales_flat_order_item SET
  qty_canceled = qty_ordered,
  tax_canceled = tax_amount,
  hidden_tax_canceled = hidden_tax_amount,
  updated_at = :at
WHERE order_id = :order;
