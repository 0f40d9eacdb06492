-- Those of the shop's order numbers of which an order at Amazon is the payment.
SELECT DISTINCT payment.order_reference AS reference
FROM PREFIX_order_payment AS payment
WHERE payment.order_reference IN :references AND payment.transaction_id = :amazon_order_id;
