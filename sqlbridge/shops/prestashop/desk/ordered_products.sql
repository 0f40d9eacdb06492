-- The products that are ordered themselves, in one shop: what an order's lines say of them.
SELECT product.id_product,
       0 AS id_product_attribute,
       product.reference AS sku,
       product.ean13,
       product.upc,
       product.supplier_reference,
       product.weight,
       IFNULL(in_shop.wholesale_price, product.wholesale_price) AS wholesale_price,
       IFNULL(in_shop.id_tax_rules_group, product.id_tax_rules_group) AS tax_group
FROM PREFIX_product AS product
LEFT JOIN PREFIX_product_shop AS in_shop
  ON in_shop.id_product = product.id_product AND in_shop.id_shop = :shop
WHERE product.id_product IN :products;
