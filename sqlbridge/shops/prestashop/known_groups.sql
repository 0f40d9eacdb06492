-- The customer groups that a channel can name.
SELECT customer_group.id_group AS name FROM PREFIX_group AS customer_group ORDER BY customer_group.id_group;
