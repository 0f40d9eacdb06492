UPDATE PREFIX_customer_group SET customer_group_code = 'Everybody' WHERE customer_group_id = 1;
UPDATE PREFIX_customer_group SET tax_class_id = tax_class_id + 1 WHERE customer_group_id = 1;
UPDATE PREFIX_customer_group SET tax_class_id = tax_class_id - 1, customer_group_code = 'General' WHERE customer_group_id = 1;
