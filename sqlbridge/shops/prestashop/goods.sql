-- What these products are in one shop: a row for each combination, or one for a product without any.
--
-- :products   id_product
-- :shop       id_shop
--
-- A product that has combinations is not sold by itself. The values of *_shop count, not those of the main tables,
-- which only mirror the shop that was edited last; what has no row there is not in this shop.
SELECT product.id_product,
       IFNULL(combination.id_product_attribute, 0) AS id_product_attribute,
       product.SKU_COLUMN AS product_sku,
       combination.SKU_COLUMN AS own_sku,
       in_shop.id_product IS NOT NULL
           AND (combination.id_product_attribute IS NULL OR combination_in_shop.id_product_attribute IS NOT NULL)
           AS is_in_shop,
       in_shop.active,
       in_shop.available_for_order,
       IFNULL(combination_in_shop.minimal_quantity, in_shop.minimal_quantity) AS minimal_quantity,
       in_shop.pack_stock_type,
       in_shop.id_tax_rules_group AS tax_group,
       in_shop.price,
       in_shop.wholesale_price,
       in_shop.ecotax,
       IFNULL(combination_in_shop.price, 0) AS impact,
       IFNULL(combination_in_shop.ecotax, 0) AS combination_ecotax,
       IFNULL(combination_in_shop.wholesale_price, 0) AS combination_wholesale_price
FROM PREFIX_product AS product
LEFT JOIN PREFIX_product_attribute AS combination ON combination.id_product = product.id_product
LEFT JOIN PREFIX_product_shop AS in_shop
  ON in_shop.id_product = product.id_product AND in_shop.id_shop = :shop
LEFT JOIN PREFIX_product_attribute_shop AS combination_in_shop
  ON combination_in_shop.id_product_attribute = combination.id_product_attribute
 AND combination_in_shop.id_shop = :shop
WHERE product.id_product IN :products
ORDER BY product.id_product, combination.id_product_attribute;
