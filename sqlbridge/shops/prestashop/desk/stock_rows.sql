-- The stock rows of these products in one place, in the order in which they are to be locked.
SELECT stock.id_stock_available, stock.id_product, stock.id_product_attribute
FROM PREFIX_stock_available AS stock
WHERE stock.id_product IN :products AND stock.id_shop = :stock_shop AND stock.id_shop_group = :stock_group
ORDER BY stock.id_stock_available;
