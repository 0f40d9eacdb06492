UPDATE PREFIX_stock_available
SET quantity = CASE id_product WHEN 9001 THEN 10 WHEN 9002 THEN 11 ELSE quantity END
WHERE id_product IN (9001, 9002, 9003);
