DELETE FROM PREFIX_product WHERE id_product = 9001;
