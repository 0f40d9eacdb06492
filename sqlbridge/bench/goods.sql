-- @goods simple products for a PrestaShop: BENCH-00000001, ...; PREFIX_bench_numbers holds 1, 2, 3, ...

INSERT INTO PREFIX_product (id_product, reference, id_tax_rules_group, price, active, date_add, date_upd)
SELECT 100000 + n, CONCAT('BENCH-', LPAD(n, 8, '0')), 31, n % 900 + 1.99, 1, '2024-03-01', '2024-03-01'
FROM PREFIX_bench_numbers WHERE n <= @goods;

INSERT INTO PREFIX_product_shop (id_product, id_shop, id_tax_rules_group, price, active, date_add, date_upd)
SELECT 100000 + n, 1, 31, n % 900 + 1.99, 1, '2024-03-01', '2024-03-01'
FROM PREFIX_bench_numbers WHERE n <= @goods;

INSERT INTO PREFIX_stock_available (id_product, id_product_attribute, id_shop, id_shop_group, quantity,
  physical_quantity, out_of_stock)
SELECT 100000 + n, 0, 1, 0, n % 70 + 1, n % 70 + 1, 2 FROM PREFIX_bench_numbers WHERE n <= @goods;
