-- How many active products or combinations carry no SKU, neither their own nor their product's.
SELECT COUNT(*) AS products
FROM PREFIX_product AS product
LEFT JOIN PREFIX_product_attribute AS combination ON combination.id_product = product.id_product
WHERE IFNULL(product.SKU_COLUMN, '') = '' AND IFNULL(combination.SKU_COLUMN, '') = ''
  AND EXISTS (
      SELECT 1 FROM PREFIX_product_shop AS sold WHERE sold.id_product = product.id_product AND sold.active = 1
  );
