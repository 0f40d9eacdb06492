-- The customer groups; 0 are guests.
SELECT customers.customer_group_id
FROM PREFIX_customer_group AS customers
ORDER BY customers.customer_group_id;
