UPDATE PREFIX_product AS a
JOIN PREFIX_product_shop AS product_shop ON product_shop.id_product = a.id_product AND product_shop.id_shop = 1
SET a.price = '11.5', product_shop.price = '11.5'
WHERE a.id_product = 9001;
