-- The shop's order numbers of which this order at Amazon is the payment.
SELECT DISTINCT payment.order_reference AS reference
FROM PREFIX_order_payment AS payment
WHERE payment.transaction_id = :amazon_order_id;
