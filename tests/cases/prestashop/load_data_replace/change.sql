LOAD DATA LOCAL INFILE 'stock.csv' REPLACE INTO TABLE PREFIX_stock_available
  FIELDS TERMINATED BY ',' (id_product, id_product_attribute, id_shop, id_shop_group, quantity);
