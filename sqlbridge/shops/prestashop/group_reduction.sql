-- What a customer group pays less, in percent.
SELECT customer_group.id_group, customer_group.reduction
FROM PREFIX_group AS customer_group
WHERE customer_group.id_group = :id_group;
