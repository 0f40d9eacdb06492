-- Which products are sold on a website.
SELECT assigned.product_id
FROM PREFIX_catalog_product_website AS assigned
WHERE assigned.website_id = :website AND assigned.product_id IN :ids;
