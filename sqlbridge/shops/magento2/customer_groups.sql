-- The customer groups; 0 is who is not logged in.
SELECT customer_group.customer_group_id, customer_group.customer_group_code
FROM PREFIX_customer_group AS customer_group
ORDER BY customer_group.customer_group_id;
