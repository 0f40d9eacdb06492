-- The ids of the shops that are not deleted.
SELECT shop.id_shop FROM PREFIX_shop AS shop WHERE shop.deleted = 0 ORDER BY shop.id_shop;
