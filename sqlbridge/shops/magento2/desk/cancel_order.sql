-- Cancels an order of which nothing is invoiced: what was to be paid is cancelled, as the back office keeps it.
UPDATE PREFIX_sales_order AS sold
SET sold.state = 'canceled', sold.status = :status, sold.updated_at = :at,
    sold.hold_before_state = NULL, sold.hold_before_status = NULL,
    sold.subtotal_canceled = sold.subtotal, sold.base_subtotal_canceled = sold.base_subtotal,
    sold.tax_canceled = sold.tax_amount, sold.base_tax_canceled = sold.base_tax_amount,
    sold.shipping_canceled = sold.shipping_amount, sold.base_shipping_canceled = sold.base_shipping_amount,
    sold.discount_canceled = ABS(sold.discount_amount), sold.base_discount_canceled = ABS(sold.base_discount_amount),
    sold.total_canceled = sold.grand_total, sold.base_total_canceled = sold.base_grand_total
WHERE sold.entity_id = :order;
