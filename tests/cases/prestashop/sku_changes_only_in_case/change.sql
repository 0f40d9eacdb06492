UPDATE PREFIX_product SET reference = 'sku-ä' WHERE id_product = 9001;
