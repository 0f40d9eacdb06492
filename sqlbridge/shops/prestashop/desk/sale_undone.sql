-- A sale that did not come about.
UPDATE PREFIX_product_sale
SET quantity = GREATEST(CAST(quantity AS SIGNED) - :pieces, 0),
    sale_nbr = GREATEST(CAST(sale_nbr AS SIGNED) - :orders, 0),
    date_upd = :today
WHERE id_product = :id_product;
