-- What the stock of these products is in one shop, where they are packs.
SELECT in_shop.id_product, in_shop.pack_stock_type
FROM PREFIX_product_shop AS in_shop
WHERE in_shop.id_product IN :products AND in_shop.id_shop = :shop;
