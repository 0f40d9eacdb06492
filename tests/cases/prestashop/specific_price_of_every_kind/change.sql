-- For one product, one combination, every product; for a cart, a customer and from five pieces.
INSERT INTO PREFIX_specific_price (id_specific_price, id_specific_price_rule, id_cart, id_product, id_shop, id_shop_group, id_currency,
  id_country, id_group, id_customer, id_product_attribute, price, from_quantity, reduction, reduction_tax, reduction_type, `from`, `to`)
VALUES
  (9011, 0, 0, 9011, 0, 0, 0, 0, 0, 0, 0, 15, 1, 0, 1, 'amount', '2026-11-20', '0000-00-00'),
  (9012, 0, 0, 9012, 0, 0, 0, 0, 0, 0, 9120, -1, 1, 0.1, 1, 'percentage', '0000-00-00', '0000-00-00'),
  (9013, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0, 0.1, 1, 'percentage', '0000-00-00', '0000-00-00'),
  (9014, 0, 6, 9014, 0, 0, 0, 0, 0, 0, 0, -1, 1, 0.1, 1, 'percentage', '0000-00-00', '0000-00-00'),
  (9015, 0, 0, 9015, 0, 0, 0, 0, 0, 8, 0, -1, 1, 0.1, 1, 'percentage', '0000-00-00', '0000-00-00'),
  (9016, 0, 0, 9016, 0, 0, 0, 0, 0, 0, 0, -1, 5, 0.1, 1, 'percentage', '0000-00-00', '0000-00-00');
-- An end, and a save that changes nothing.
UPDATE PREFIX_specific_price SET `to` = '2026-11-30 23:59:59' WHERE id_specific_price = 9001;
UPDATE PREFIX_specific_price SET reduction = 0.2, id_shop_group = 3 WHERE id_specific_price = 9001;
-- To another product, out of a cart, from one piece, and into the hands of one customer.
UPDATE PREFIX_specific_price SET id_product = 9022 WHERE id_specific_price = 9002;
UPDATE PREFIX_specific_price SET id_cart = 0 WHERE id_specific_price = 9003;
UPDATE PREFIX_specific_price SET from_quantity = 1 WHERE id_specific_price = 9004;
UPDATE PREFIX_specific_price SET id_customer = 8 WHERE id_specific_price = 9006;
-- As a catalogue rule is applied anew.
DELETE FROM PREFIX_specific_price WHERE id_specific_price_rule = 7;
DELETE FROM PREFIX_specific_price WHERE id_specific_price IN (9013, 9014, 9016);
