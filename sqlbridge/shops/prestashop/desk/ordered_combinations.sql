-- The combinations that are ordered, in one shop: what an order's lines say of them.
SELECT combination.id_product,
       combination.id_product_attribute,
       combination.reference AS sku,
       IF(combination.ean13 <> '', combination.ean13, product.ean13) AS ean13,
       IF(combination.upc <> '', combination.upc, product.upc) AS upc,
       combination.supplier_reference,
       product.weight + combination.weight AS weight,
       IF(combination.wholesale_price > 0,
          combination.wholesale_price,
          IFNULL(in_shop.wholesale_price, product.wholesale_price)) AS wholesale_price,
       IFNULL(in_shop.id_tax_rules_group, product.id_tax_rules_group) AS tax_group
FROM PREFIX_product_attribute AS combination
JOIN PREFIX_product AS product ON product.id_product = combination.id_product
LEFT JOIN PREFIX_product_shop AS in_shop
  ON in_shop.id_product = product.id_product AND in_shop.id_shop = :shop
WHERE combination.id_product_attribute IN :combinations;
