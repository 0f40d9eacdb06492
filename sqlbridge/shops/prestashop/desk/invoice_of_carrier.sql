-- The parcel of an order belongs to its invoice.
UPDATE PREFIX_order_carrier SET id_order_invoice = :id_invoice WHERE id_order = :id_order;
