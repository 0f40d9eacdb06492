-- Which of these products are sold on the website.
SELECT assigned.product_id
FROM PREFIX_catalog_product_website AS assigned
WHERE assigned.product_id IN :ids AND assigned.website_id = :website;
