DELETE FROM PREFIX_product_attribute WHERE id_product_attribute = 9101;
