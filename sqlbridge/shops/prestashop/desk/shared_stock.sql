-- The group of a shop, if it shares its stock among its shops.
SELECT shop_group.id_shop_group
FROM PREFIX_shop AS shop
JOIN PREFIX_shop_group AS shop_group ON shop_group.id_shop_group = shop.id_shop_group
WHERE shop.id_shop = :shop AND shop_group.share_stock = 1;
