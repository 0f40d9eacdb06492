-- The lines of an order are on its invoice.
UPDATE PREFIX_order_detail SET id_order_invoice = :id_invoice WHERE id_order = :id_order;
