-- The products and combinations whose specific price begins or ends as the shop's clock goes from :after to :until,
-- both cut to the minute. A price holds from the first minute that is not before `from` to the last that is not
-- after `to`; a zero date sets no bound.
SELECT DISTINCT special.id_product, special.id_product_attribute
FROM PREFIX_specific_price AS special
WHERE special.id_shop IN (0, :shop)
  AND special.id_currency IN (0, :currency)
  AND special.id_country IN (0, :country)
  AND special.id_group IN (0, :customer_group)
  AND special.id_customer = 0
  AND special.id_cart = 0
  AND special.from_quantity <= 1
  AND ((special.`from` > :after AND special.`from` <= :until)
       OR (special.`to` >= :after AND special.`to` < :until))
ORDER BY special.id_product, special.id_product_attribute;
