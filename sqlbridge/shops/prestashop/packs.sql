-- What these products consist of, where they are packs.
SELECT pack.id_product_pack, pack.id_product_item, pack.id_product_attribute_item, pack.quantity
FROM PREFIX_pack AS pack
WHERE pack.id_product_pack IN :products AND pack.quantity > 0
ORDER BY pack.id_product_pack, pack.id_product_item, pack.id_product_attribute_item;
