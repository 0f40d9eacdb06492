INSERT INTO ps_stock_available
  (id_product, id_product_attribute, id_shop, id_shop_group, quantity, physical_quantity, out_of_stock)
VALUES (%s, %s, %s, %s, %s, %s, %s)
ON DUPLICATE KEY UPDATE quantity = VALUES(quantity);

REPLACE INTO ps_stock_available
  (id_product, id_product_attribute, id_shop, id_shop_group, quantity, physical_quantity, out_of_stock)
VALUES (%s, %s, %s, %s, %s, %s, %s);

UPDATE ps_stock_available AS stock
JOIN ps_bench_numbers AS staged ON stock.id_product = 100000 + staged.n
SET stock.quantity = stock.quantity + 1;
