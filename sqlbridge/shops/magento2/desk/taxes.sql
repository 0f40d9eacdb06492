-- The taxes of an order, to hang their lines on.
SELECT tax.tax_id, tax.code FROM PREFIX_sales_order_tax AS tax WHERE tax.order_id = :order;
