-- Billing and shipping address of an order that has just been written.
UPDATE PREFIX_sales_flat_order SET billing_address_id = :billing, shipping_address_id = :shipping
WHERE entity_id = :order;
