-- What a parent's options cost more or less, the website's own after those of all websites (0).
SELECT surcharge.product_super_attribute_id AS choice_id,
       surcharge.value_index AS option_id,
       surcharge.is_percent,
       surcharge.pricing_value AS value
FROM PREFIX_catalog_product_super_attribute AS choice
JOIN PREFIX_catalog_product_super_attribute_pricing AS surcharge
  ON surcharge.product_super_attribute_id = choice.product_super_attribute_id
WHERE choice.product_id IN :ids AND surcharge.website_id IN (0, :price_website)
ORDER BY surcharge.website_id;
