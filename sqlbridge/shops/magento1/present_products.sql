-- Which of these products there are.
SELECT product.entity_id FROM PREFIX_catalog_product_entity AS product WHERE product.entity_id IN :ids;
