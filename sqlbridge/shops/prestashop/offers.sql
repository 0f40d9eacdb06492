-- What one shop sells under these SKUs: net base price, the combination's price impact, tax group, stock.
--
-- :skus        SKUs; the column's own collation decides, so spellings in another case come along
-- :shop        id_shop
-- :stock_shop, :stock_group   where the shop's stock is kept: (id_shop, 0), or (0, id_shop_group) where
--                             its group shares stock
--
-- A product that has combinations is not sold by itself; a combination without a SKU of its own carries
-- the product's. The values of *_shop count, not those of the main tables, which only mirror the shop
-- that was edited last.
SELECT carrier.id_product,
       carrier.id_product_attribute,
       carrier.sku,
       in_shop.price AS base_price,
       IFNULL(combination_in_shop.price, 0) AS price_impact,
       in_shop.id_tax_rules_group AS tax_group,
       in_shop.active = 1 AND in_shop.available_for_order = 1 AS is_sold,
       IFNULL(stock.quantity, 0) AS quantity
FROM (
    SELECT product.id_product, 0 AS id_product_attribute, product.reference AS sku
    FROM PREFIX_product AS product
    LEFT JOIN PREFIX_product_attribute AS combination ON combination.id_product = product.id_product
    WHERE product.reference IN :skus AND combination.id_product_attribute IS NULL
    UNION ALL
    SELECT combination.id_product, combination.id_product_attribute, combination.reference
    FROM PREFIX_product_attribute AS combination
    WHERE combination.reference IN :skus
    UNION ALL
    SELECT combination.id_product, combination.id_product_attribute, product.reference
    FROM PREFIX_product AS product
    JOIN PREFIX_product_attribute AS combination ON combination.id_product = product.id_product
    WHERE product.reference IN :skus AND IFNULL(combination.reference, '') = ''
) AS carrier
JOIN PREFIX_product_shop AS in_shop
  ON in_shop.id_product = carrier.id_product AND in_shop.id_shop = :shop
LEFT JOIN PREFIX_product_attribute_shop AS combination_in_shop
  ON combination_in_shop.id_product_attribute = carrier.id_product_attribute
 AND combination_in_shop.id_shop = :shop
LEFT JOIN PREFIX_stock_available AS stock
  ON stock.id_product = carrier.id_product
 AND stock.id_product_attribute = carrier.id_product_attribute
 AND stock.id_shop = :stock_shop
 AND stock.id_shop_group = :stock_group
WHERE carrier.id_product_attribute = 0 OR combination_in_shop.id_product_attribute IS NOT NULL;
