-- The rows of that file.
SELECT id_product, id_product_attribute, id_shop, id_shop_group, (quantity + 5) % 60
FROM ps_stock_available
ORDER BY id_stock_available DESC
LIMIT 200;
