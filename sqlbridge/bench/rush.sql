-- What a busy shop does, over and over for p_seconds: changes the stock of one product, or takes an order of three,
-- always in the order of their ids. It runs in the server, so that no client is what limits it. What each
-- transaction took stands in bench_taken afterwards, in microseconds; one that failed took nothing.
CREATE PROCEDURE bench_rush(IN p_goods INT, IN p_seconds INT)
MODIFIES SQL DATA
BEGIN
  DECLARE v_until DATETIME(6) DEFAULT SYSDATE(6) + INTERVAL p_seconds SECOND;
  DECLARE v_begun DATETIME(6);
  DECLARE v_first INT;
  DECLARE v_failed INT;
  DECLARE CONTINUE HANDLER FOR 1205, 1213 SET v_failed = 1;
  CREATE TEMPORARY TABLE bench_taken (micros INT UNSIGNED NULL) ENGINE=MEMORY;
  WHILE SYSDATE(6) < v_until DO
    SET v_begun = SYSDATE(6), v_failed = 0, v_first = 100001 + FLOOR(RAND() * (p_goods - 2));
    IF RAND() < 0.5 THEN
      UPDATE PREFIX_stock_available SET quantity = quantity + 1 WHERE id_product = v_first;
    ELSE
      START TRANSACTION;
      UPDATE PREFIX_stock_available SET quantity = quantity - 1 WHERE id_product = v_first;
      UPDATE PREFIX_stock_available SET quantity = quantity - 1 WHERE id_product = v_first + 1;
      UPDATE PREFIX_stock_available SET quantity = quantity - 1 WHERE id_product = v_first + 2;
      INSERT INTO PREFIX_bench_orders (id_product) VALUES (v_first);
      COMMIT;
    END IF;
    INSERT INTO bench_taken
    VALUES (IF(v_failed, NULL, TIMESTAMPDIFF(MICROSECOND, v_begun, SYSDATE(6))));
  END WHILE;
END
