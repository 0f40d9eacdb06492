-- The guest of an e-mail address in one shop: their last account, if they ordered before.
SELECT customer.id_customer, customer.secure_key
FROM PREFIX_customer AS customer
WHERE customer.email = :email AND customer.id_shop = :shop AND customer.is_guest = 1 AND customer.deleted = 0
ORDER BY customer.id_customer DESC
LIMIT 1;
