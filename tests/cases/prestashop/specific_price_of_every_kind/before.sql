INSERT INTO PREFIX_specific_price (id_specific_price, id_specific_price_rule, id_cart, id_product, id_shop, id_shop_group, id_currency,
  id_country, id_group, id_customer, id_product_attribute, price, from_quantity, reduction, reduction_tax, reduction_type, `from`, `to`)
VALUES
  (9001, 0, 0, 9001, 0, 0, 0, 0, 0, 0, 0, -1, 1, 0.2, 1, 'percentage', '0000-00-00', '0000-00-00'),
  (9002, 0, 0, 9002, 0, 0, 0, 0, 0, 0, 0, -1, 1, 0.2, 1, 'percentage', '0000-00-00', '0000-00-00'),
  (9003, 0, 5, 9003, 0, 0, 0, 0, 0, 0, 0, -1, 1, 0.2, 1, 'percentage', '0000-00-00', '0000-00-00'),
  (9004, 0, 0, 9004, 0, 0, 0, 0, 0, 0, 0, -1, 5, 0.2, 1, 'percentage', '0000-00-00', '0000-00-00'),
  (9005, 7, 0, 9005, 0, 0, 0, 0, 0, 0, 9055, -1, 1, 0.2, 1, 'percentage', '0000-00-00', '0000-00-00'),
  (9006, 0, 0, 9006, 0, 0, 0, 0, 0, 0, 0, -1, 1, 0.2, 1, 'percentage', '0000-00-00', '0000-00-00');
