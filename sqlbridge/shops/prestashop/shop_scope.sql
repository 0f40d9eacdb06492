-- One shop, what its group shares, and the country and the currency of the scope there.
--
-- A currency may have a rate of its own in the shop.
SELECT shop.id_shop,
       shop.id_shop_group,
       shop_group.share_stock,
       country.id_country,
       currency.id_currency,
       IFNULL(currency_in_shop.conversion_rate, currency.conversion_rate) AS conversion_rate
FROM PREFIX_shop AS shop
JOIN PREFIX_shop_group AS shop_group ON shop_group.id_shop_group = shop.id_shop_group
LEFT JOIN PREFIX_country AS country ON country.iso_code = :country
LEFT JOIN PREFIX_currency AS currency ON currency.iso_code = :currency AND currency.deleted = 0
LEFT JOIN PREFIX_currency_shop AS currency_in_shop
  ON currency_in_shop.id_currency = currency.id_currency AND currency_in_shop.id_shop = shop.id_shop
WHERE shop.id_shop = :shop AND shop.deleted = 0
ORDER BY currency.active DESC, currency.id_currency
LIMIT 1;
