-- An invoice with the next number, and the next number of a delivery slip: one statement, so that nobody comes
-- between reading and writing where the table knows no transactions.
--
-- :has_number, :has_delivery          whether it gets a number, and whether a delivery slip goes with it
-- :start_number, :start_delivery      the number that the shop wants next; 0: one more than the last
-- :since                              numbers before this moment do not count (a new year begins with 1)
INSERT INTO PREFIX_order_invoice (
  id_order, number, delivery_number, delivery_date,
  total_discount_tax_excl, total_discount_tax_incl, total_paid_tax_excl, total_paid_tax_incl,
  total_products, total_products_wt, total_shipping_tax_excl, total_shipping_tax_incl,
  shipping_tax_computation_method, total_wrapping_tax_excl, total_wrapping_tax_incl, shop_address, note, date_add
)
SELECT :id_order,
       IF(:has_number, IF(:start_number > 0, :start_number, last.number + 1), 0),
       IF(:has_delivery, IF(:start_delivery > 0, :start_delivery, last.delivery_number + 1), 0),
       IF(:has_delivery, :now, '0000-00-00 00:00:00'),
       :discount_net, :discount_gross, :paid_net, :paid_gross,
       :products_net, :products_gross, :shipping_net, :shipping_gross,
       0, :wrapping_net, :wrapping_gross, :shop_address, '', :now
FROM (
  SELECT IFNULL(MAX(IF(invoice.date_add >= :since, invoice.number, 0)), 0) AS number,
         IFNULL(MAX(invoice.delivery_number), 0) AS delivery_number
  FROM PREFIX_order_invoice AS invoice
) AS last;
