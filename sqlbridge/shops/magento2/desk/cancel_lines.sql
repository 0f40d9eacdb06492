-- Cancels the lines of an order of which nothing is invoiced.
UPDATE PREFIX_sales_order_item AS line
SET line.qty_canceled = line.qty_ordered, line.tax_canceled = line.tax_amount, line.updated_at = :at,
    line.discount_tax_compensation_canceled = line.discount_tax_compensation_amount
WHERE line.order_id = :order;
