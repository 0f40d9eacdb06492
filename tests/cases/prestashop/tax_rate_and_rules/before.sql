INSERT INTO PREFIX_tax (id_tax, rate, active, deleted) VALUES (9001, 19, 1, 0);
