-- What a customer group pays less for these products, as a share: the shop itself keeps it here, from the
-- reductions of the product's categories. It replaces the group's own percentage.
SELECT reduction.id_product, reduction.reduction
FROM PREFIX_product_group_reduction_cache AS reduction
WHERE reduction.id_product IN :products AND reduction.id_group = :customer_group;
