-- Cancel an order of which nothing is invoiced: all its amounts are.
UPDATE PREFIX_sales_flat_order SET
  state = 'canceled',
  status = :status,
  updated_at = :at,
  subtotal_canceled = subtotal, base_subtotal_canceled = base_subtotal,
  tax_canceled = tax_amount, base_tax_canceled = base_tax_amount,
  shipping_canceled = shipping_amount, base_shipping_canceled = base_shipping_amount,
  discount_canceled = ABS(discount_amount), base_discount_canceled = ABS(base_discount_amount),
  total_canceled = grand_total, base_total_canceled = base_grand_total
WHERE entity_id = :order;
