INSERT INTO PREFIX_pack VALUES (9001, 9002, 0, 2);
UPDATE PREFIX_pack SET quantity = 3 WHERE id_product_pack = 9001;
UPDATE PREFIX_pack SET id_product_pack = 9005 WHERE id_product_pack = 9001;
