-- The bridge's four accounts and their grants, as `sqlbridge grants` names them for MySQL 8.4.
-- The shop's schema stands for its single tables, which differ between the two demo shops.
-- The passwords are for this demo, whose port is open to this machine only.

-- Triggers and the logging procedure run as this account; nobody can log in with it.
CREATE USER 'sqlbridge_definer'@'localhost' IDENTIFIED WITH caching_sha2_password BY RANDOM PASSWORD ACCOUNT LOCK;
GRANT SELECT, TRIGGER ON shop.* TO 'sqlbridge_definer'@'localhost';
GRANT EXECUTE ON sqlbridge.* TO 'sqlbridge_definer'@'localhost';
-- A table that is not there yet can only be named together with the right to create it.
GRANT CREATE, INSERT ON sqlbridge.change_log TO 'sqlbridge_definer'@'localhost';
REVOKE CREATE ON sqlbridge.change_log FROM 'sqlbridge_definer'@'localhost';

-- Used by `sqlbridge install` and `sqlbridge uninstall`, by nothing else.
CREATE USER 'sqlbridge_installer'@'%' IDENTIFIED BY 'installer-of-the-demo';
GRANT SELECT, TRIGGER, LOCK TABLES ON shop.* TO 'sqlbridge_installer'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX ON sqlbridge.* TO 'sqlbridge_installer'@'%';
GRANT CREATE ROUTINE, ALTER ROUTINE, EXECUTE ON sqlbridge.* TO 'sqlbridge_installer'@'%';
GRANT SET_ANY_DEFINER ON *.* TO 'sqlbridge_installer'@'%';
-- To see that the definer exists: triggers of a missing one would stop the shop's own writes (error 1449).
GRANT SELECT (User, Host) ON mysql.user TO 'sqlbridge_installer'@'%';

-- Used by every run from cron: reads the shop, writes the bridge's own tables.
CREATE USER 'sqlbridge'@'%' IDENTIFIED BY 'worker-of-the-demo';
GRANT SELECT ON shop.* TO 'sqlbridge'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON sqlbridge.* TO 'sqlbridge'@'%';

-- Used by `sqlbridge run import-orders`: writes Amazon's orders into the shop, and notes it in the same transaction.
CREATE USER 'sqlbridge_orders'@'%' IDENTIFIED BY 'orders-of-the-demo';
GRANT SELECT, INSERT, UPDATE, DELETE ON shop.* TO 'sqlbridge_orders'@'%';
GRANT CREATE, INSERT ON sqlbridge.change_log TO 'sqlbridge_orders'@'%';
GRANT CREATE, SELECT, UPDATE ON sqlbridge.leases TO 'sqlbridge_orders'@'%';
GRANT CREATE, SELECT, UPDATE ON sqlbridge.order_items TO 'sqlbridge_orders'@'%';
GRANT CREATE, SELECT, UPDATE ON sqlbridge.orders TO 'sqlbridge_orders'@'%';
REVOKE CREATE ON sqlbridge.change_log FROM 'sqlbridge_orders'@'%';
REVOKE CREATE ON sqlbridge.leases FROM 'sqlbridge_orders'@'%';
REVOKE CREATE ON sqlbridge.order_items FROM 'sqlbridge_orders'@'%';
REVOKE CREATE ON sqlbridge.orders FROM 'sqlbridge_orders'@'%';
