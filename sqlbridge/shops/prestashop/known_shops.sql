-- The shops that a channel can name.
SELECT shop.id_shop AS name FROM PREFIX_shop AS shop WHERE shop.deleted = 0 ORDER BY shop.id_shop;
