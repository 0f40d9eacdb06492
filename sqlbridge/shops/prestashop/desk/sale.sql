-- A product was sold: what the best sellers are told from.
INSERT INTO PREFIX_product_sale (id_product, quantity, sale_nbr, date_upd)
VALUES (:id_product, :pieces, :orders, :today)
ON DUPLICATE KEY UPDATE
  quantity = quantity + VALUES(quantity), sale_nbr = sale_nbr + VALUES(sale_nbr), date_upd = VALUES(date_upd);
