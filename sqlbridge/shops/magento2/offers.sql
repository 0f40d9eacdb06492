-- What one website sells under these SKUs, with the legacy stock item: price as entered, tax class, stock.
--
-- :skus  SKUs    :website, :store  ids    :price, :status, :tax_class_id  attribute ids
--
-- A store view's row counts where it exists, even when its value is NULL; else that of store 0.
SELECT product.entity_id,
       product.sku,
       IF(store_price.value_id IS NULL, default_price.value, store_price.value) AS price,
       IF(store_tax.value_id IS NULL, default_tax.value, store_tax.value) AS tax_class,
       IF(store_status.value_id IS NULL, default_status.value, store_status.value) = 1 AS is_enabled,
       GREATEST(0, IFNULL(stock.qty, 0)) AS quantity,
       IFNULL(stock.is_in_stock, 0) AS is_in_stock,
       IF(IFNULL(stock.use_config_min_qty, 1) = 1, NULL, stock.min_qty) AS min_quantity
FROM PREFIX_catalog_product_entity AS product
JOIN PREFIX_catalog_product_website AS on_website
  ON on_website.product_id = product.entity_id AND on_website.website_id = :website
LEFT JOIN PREFIX_cataloginventory_stock_item AS stock ON stock.product_id = product.entity_id AND stock.stock_id = 1
LEFT JOIN PREFIX_catalog_product_entity_decimal AS default_price
  ON default_price.entity_id = product.entity_id AND default_price.attribute_id = :price AND default_price.store_id = 0
LEFT JOIN PREFIX_catalog_product_entity_decimal AS store_price
  ON store_price.entity_id = product.entity_id AND store_price.attribute_id = :price AND store_price.store_id = :store
LEFT JOIN PREFIX_catalog_product_entity_int AS default_tax
  ON default_tax.entity_id = product.entity_id AND default_tax.attribute_id = :tax_class_id AND default_tax.store_id = 0
LEFT JOIN PREFIX_catalog_product_entity_int AS store_tax
  ON store_tax.entity_id = product.entity_id AND store_tax.attribute_id = :tax_class_id AND store_tax.store_id = :store
LEFT JOIN PREFIX_catalog_product_entity_int AS default_status
  ON default_status.entity_id = product.entity_id AND default_status.attribute_id = :status
 AND default_status.store_id = 0
LEFT JOIN PREFIX_catalog_product_entity_int AS store_status
  ON store_status.entity_id = product.entity_id AND store_status.attribute_id = :status
 AND store_status.store_id = :store
WHERE product.sku IN :skus AND product.type_id IN ('simple', 'virtual');
