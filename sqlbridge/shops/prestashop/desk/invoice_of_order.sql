-- The invoice of an order.
SELECT invoice.id_order_invoice, invoice.number, invoice.delivery_number
FROM PREFIX_order_invoice AS invoice
WHERE invoice.id_order = :id_order
ORDER BY invoice.id_order_invoice DESC
LIMIT 1;
