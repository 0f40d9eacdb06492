-- An ERP upserts 400 prices: INSERT ... ON DUPLICATE KEY UPDATE
INSERT INTO catalog_product_entity_decimal (entity_type_id, attribute_id, store_id, entity_id, value)
SELECT entity_type_id, attribute_id, store_id, entity_id, new_price
FROM (
    SELECT price.entity_type_id, price.attribute_id, price.store_id, price.entity_id,
           ROUND(price.value * IF(price.entity_id % 2 = 0, 1.05, 0.95), 4) AS new_price
    FROM catalog_product_entity_decimal AS price
    JOIN eav_attribute AS attribute
      ON attribute.attribute_id = price.attribute_id AND attribute.attribute_code = 'price'
    WHERE price.store_id = 0
    ORDER BY price.entity_id
    LIMIT 400
) AS price_list
ON DUPLICATE KEY UPDATE value = price_list.new_price;
