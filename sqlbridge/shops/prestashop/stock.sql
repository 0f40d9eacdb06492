-- The stock rows of these products: id_product_attribute 0 is the product itself, the others are combinations.
--
-- :stock_shop, :stock_group   where the shop's stock is kept: (id_shop, 0), or (0, id_shop_group) where its group
--                             shares stock
SELECT stock.id_product, stock.id_product_attribute, stock.quantity, stock.out_of_stock
FROM PREFIX_stock_available AS stock
WHERE stock.id_product IN :products
  AND stock.id_shop = :stock_shop
  AND stock.id_shop_group = :stock_group;
