-- Holds the newest invoice, which makes whoever numbers another one at the same time wait.
SELECT invoice.id_order_invoice
FROM PREFIX_order_invoice AS invoice
ORDER BY invoice.id_order_invoice DESC
LIMIT 1
FOR UPDATE;
