-- The customer groups, each with the tax class of its customers; 0 are guests.
SELECT customers.customer_group_id, customers.tax_class_id
FROM PREFIX_customer_group AS customers
ORDER BY customers.customer_group_id;
