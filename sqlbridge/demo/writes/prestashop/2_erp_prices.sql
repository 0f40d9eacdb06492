-- An ERP upserts 400 prices: INSERT ... ON DUPLICATE KEY UPDATE
INSERT INTO ps_product_shop (id_product, id_shop, id_tax_rules_group, price, date_add, date_upd)
SELECT id_product, id_shop, id_tax_rules_group, new_price, date_add, date_upd
FROM (
    SELECT id_product, id_shop, id_tax_rules_group, date_add, date_upd,
           ROUND(price * IF(id_product % 2 = 0, 1.05, 0.95), 6) AS new_price
    FROM ps_product_shop
    ORDER BY id_product
    LIMIT 400
) AS price_list
ON DUPLICATE KEY UPDATE price = price_list.new_price;
