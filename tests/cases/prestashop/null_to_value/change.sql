UPDATE PREFIX_product SET reference = 'SKU-1' WHERE id_product = 9001;
UPDATE PREFIX_product SET reference = NULL WHERE id_product = 9001;
