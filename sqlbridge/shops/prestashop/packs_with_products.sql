-- The packs that contain one of these products.
SELECT pack.id_product_item AS entity_id, pack.id_product_pack AS id_pack
FROM PREFIX_pack AS pack
WHERE pack.id_product_item IN :ids;
