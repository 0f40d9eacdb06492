-- The packs that contain one of these combinations.
SELECT pack.id_product_attribute_item AS entity_id, pack.id_product_pack AS id_pack
FROM PREFIX_pack AS pack
WHERE pack.id_product_attribute_item IN :ids;
