-- The shop's settings, the decisive row of each name last: its own before its group's before the global one.
SELECT setting.name, setting.value
FROM PREFIX_configuration AS setting
WHERE setting.name IN :names
  AND (setting.id_shop = :shop
       OR (IFNULL(setting.id_shop, 0) = 0 AND IFNULL(setting.id_shop_group, 0) IN (0, :shop_group)))
ORDER BY IFNULL(setting.id_shop, 0) > 0, IFNULL(setting.id_shop_group, 0) > 0, setting.id_configuration;
