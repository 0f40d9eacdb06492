-- Names an order's two addresses in it.
UPDATE PREFIX_sales_order AS sold
SET sold.billing_address_id = :billing, sold.shipping_address_id = :shipping, sold.updated_at = :at
WHERE sold.entity_id = :order;
