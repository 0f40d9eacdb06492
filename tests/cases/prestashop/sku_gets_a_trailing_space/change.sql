UPDATE PREFIX_product_attribute SET reference = 'SKU-1 ' WHERE id_product_attribute = 9101;
