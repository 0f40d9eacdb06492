-- What hangs on these rows goes without a trigger.
DELETE FROM PREFIX_customer_group WHERE customer_group_id = 90;
DELETE FROM PREFIX_eav_attribute_set WHERE attribute_set_id = 90;
DELETE FROM PREFIX_eav_attribute WHERE attribute_id = 900;
DELETE FROM PREFIX_tax_class WHERE class_id = 90;
DELETE FROM PREFIX_core_store WHERE store_id = 90;
DELETE FROM PREFIX_core_website WHERE website_id = 90;
DELETE FROM PREFIX_cataloginventory_stock WHERE stock_id = 90;
