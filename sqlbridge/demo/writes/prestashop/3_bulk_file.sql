-- A warehouse loads a file with 200 stock rows: LOAD DATA ... REPLACE
LOAD DATA LOCAL INFILE 'FILE' REPLACE INTO TABLE ps_stock_available
(id_product, id_product_attribute, id_shop, id_shop_group, quantity)
SET depends_on_stock = 0, out_of_stock = 2;
