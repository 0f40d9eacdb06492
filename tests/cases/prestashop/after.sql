DELETE FROM PREFIX_product WHERE id_product >= 9000;
DELETE FROM PREFIX_product_shop WHERE id_product >= 9000;
DELETE FROM PREFIX_product_attribute WHERE id_product_attribute >= 9000;
DELETE FROM PREFIX_product_attribute_shop WHERE id_product_attribute >= 9000;
DELETE FROM PREFIX_stock_available WHERE id_product >= 9000;
DELETE FROM PREFIX_pack WHERE id_product_pack >= 9000;
DELETE FROM PREFIX_tax WHERE id_tax >= 9000;
