-- What a customer group pays less: any product's price may change.
DELIMITER $$

CREATE TRIGGER sqlbridge_group_ai AFTER INSERT ON PREFIX_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  CALL SQLBRIDGE.log_change_v2(DATABASE(), 'all', '', 'I', 'group');
END$$

CREATE TRIGGER sqlbridge_group_au AFTER UPDATE ON PREFIX_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  IF NOT (OLD.reduction <=> NEW.reduction) THEN
    CALL SQLBRIDGE.log_change_v2(DATABASE(), 'all', '', 'U', 'group');
  END IF;
END$$

CREATE TRIGGER sqlbridge_group_ad AFTER DELETE ON PREFIX_group FOR EACH ROW
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  CALL SQLBRIDGE.log_change_v2(DATABASE(), 'all', '', 'D', 'group');
END$$

DELIMITER ;
