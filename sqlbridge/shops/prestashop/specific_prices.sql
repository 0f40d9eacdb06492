-- The specific prices that one piece can get at a moment, for anybody, in any cart; those of id_product 0 are
-- meant for every product.
--
-- :now   the shop's own clock, cut to the minute; a zero date sets no bound
SELECT special.id_specific_price,
       special.id_specific_price_rule,
       special.id_product,
       special.id_product_attribute,
       special.id_shop,
       special.id_currency,
       special.id_country,
       special.id_group,
       special.price,
       special.from_quantity,
       special.reduction,
       special.reduction_tax,
       CAST(special.reduction_type AS CHAR) AS reduction_type,
       CAST(special.`from` AS CHAR) AS starts,
       CAST(special.`to` AS CHAR) AS ends
FROM PREFIX_specific_price AS special
WHERE special.id_product IN :products
  AND special.id_shop IN (0, :shop)
  AND special.id_currency IN (0, :currency)
  AND special.id_country IN (0, :country)
  AND special.id_group IN (0, :customer_group)
  AND special.id_customer = 0
  AND special.id_cart = 0
  AND special.from_quantity <= 1
  AND special.`from` <= :now
  AND (special.`to` >= :now OR YEAR(special.`to`) = 0)
ORDER BY special.id_specific_price;
