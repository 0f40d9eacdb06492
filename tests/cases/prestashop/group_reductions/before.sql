INSERT INTO PREFIX_product_group_reduction_cache (id_product, id_group, reduction) VALUES (9003, 3, 0.1);
