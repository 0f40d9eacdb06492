-- The one writer of the change log. It has no error handler: that stands in each trigger, where it keeps the shop's
-- own write alive whatever is wrong here. A writer that wants to be named sets @sqlbridge_origin in its session;
-- CAST makes any value fit, whatever its type and collation. Most writers do not, and are spared the conversion.
-- Whether it is the shop that was written to, or a copy of it, each trigger has looked itself.
DELIMITER $$

CREATE PROCEDURE SQLBRIDGE.log_change_v3(
  IN p_entity VARCHAR(16) CHARACTER SET ascii,
  IN p_key VARBINARY(255),
  IN p_operation CHAR(1) CHARACTER SET ascii,
  IN p_origin VARBINARY(64)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
IF @sqlbridge_origin IS NULL THEN
  INSERT INTO SQLBRIDGE.change_log (entity, entity_key, operation, origin, logged_at)
  VALUES (p_entity, p_key, p_operation, p_origin, CURRENT_TIMESTAMP);
ELSE
  INSERT INTO SQLBRIDGE.change_log (entity, entity_key, operation, origin, logged_at)
  VALUES (
    p_entity,
    p_key,
    p_operation,
    COALESCE(NULLIF(LEFT(CAST(@sqlbridge_origin AS BINARY), 64), ''), p_origin),
    CURRENT_TIMESTAMP
  );
END IF$$

DELIMITER ;
