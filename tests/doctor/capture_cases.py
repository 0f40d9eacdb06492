"""What makes the checks of triggers, procedure and log fail: what dumps, upgrades and DBAs do to them."""

from sqlbridge.database.revision import PROGRAM_REVISION
from sqlbridge.settings import Settings
from tests.doctor.case import INSTALL, Case
from tests.doctor.clinic import changed

_DROP = "DROP TRIGGER SHOP.sqlbridge_stock_available_au"
_TRIGGER = "TRIGGER SHOP.sqlbridge_stock_available_au AFTER UPDATE ON SHOP.ps_stock_available FOR EACH ROW"
_NOTHING = "BEGIN END"
_LOG = (
    "INSERT INTO BRIDGE.change_log (entity, entity_key, operation, origin, logged_at)"
    " VALUES ('sku', 'ANY', 'U', 'test', '2020-01-01')"
)
_EMPTY_LOG = "DELETE FROM BRIDGE.change_log"


def _in_the_shop(settings: Settings) -> Settings:
    return changed(part="bridge", schema=settings.database.schema, prefix="sqlbridge_")(settings)


_NO_GAPS = "DELETE FROM BRIDGE.gaps"


def _gap(cause: str, reason: str) -> str:
    return (
        "INSERT INTO BRIDGE.gaps (cause, reason, shop_tables, began_at, noted_at, noted_by)"
        f" VALUES ('{cause}', '{reason}', '[]', '2026-01-01', '2026-01-01', 'test')"
    )


CASES = (
    Case(
        "triggers-present",
        "sqlbridge_stock_available_au on ps_stock_available is missing",
        (_DROP,),
        (INSTALL,),
        servers="both",
    ),
    Case(
        "triggers-body",
        "has another body",
        (_DROP, f"CREATE DEFINER = DEFINER_ACCOUNT {_TRIGGER} {_NOTHING}"),
        (INSTALL,),
        servers="both",
    ),
    Case(
        "triggers-definer",
        "runs as root@localhost",
        (_DROP, f"CREATE {_TRIGGER} {_NOTHING}"),
        (INSTALL,),
        servers="both",
    ),
    Case(
        "triggers-mode",
        "sql_mode STRICT_ALL_TABLES",
        (_DROP, "SET sql_mode = 'STRICT_ALL_TABLES'", f"CREATE {_TRIGGER} {_NOTHING}"),
        (INSTALL,),
        servers="both",
    ),
    Case(
        "triggers-place",
        "stands AFTER INSERT on ps_stock_available, not AFTER UPDATE",
        (_DROP, f"CREATE {_TRIGGER.replace('AFTER UPDATE', 'AFTER INSERT')} {_NOTHING}"),
        (INSTALL,),
    ),
    Case("triggers-watched", "sqlbridge_stock_available_au", (_DROP,), (INSTALL,), servers="both"),
    Case("triggers-suspended", "an upgrade", (_gap("suspension", "an upgrade"),), (_NO_GAPS,)),
    Case("log-gaps", "the table was emptied", (_gap("event", "the table was emptied"),), (_NO_GAPS,)),
    Case(
        "triggers-upgrade",
        "2 indexers run by schedule",
        (
            "CREATE TABLE SHOP.ps_mview_state (view_id VARCHAR(255), mode VARCHAR(16))",
            "INSERT INTO SHOP.ps_mview_state VALUES ('catalog_product_price', 'enabled'), ('inventory', 'enabled')",
            "GRANT SELECT ON SHOP.ps_mview_state TO WORKER",
        ),
        ("REVOKE SELECT ON SHOP.ps_mview_state FROM WORKER", "DROP TABLE SHOP.ps_mview_state"),
        changed(part="shop", platform="magento2"),
    ),
    Case(
        "triggers-leftover",
        "sqlbridge_pack_before on ps_pack is not of this version",
        (f"CREATE TRIGGER SHOP.sqlbridge_pack_before BEFORE INSERT ON SHOP.ps_pack FOR EACH ROW {_NOTHING}",),
        (INSTALL,),
        servers="both",
    ),
    Case(
        "triggers-foreign",
        "sqlbridge_of_others writes",
        (
            "CREATE TRIGGER SHOP.sqlbridge_of_others AFTER UPDATE ON SHOP.ps_pack FOR EACH ROW"
            " CALL `elsewhere`.`log_change_v1`('all', '', 'U', 'pack')",
        ),
        ("DROP TRIGGER SHOP.sqlbridge_of_others",),
    ),
    Case(
        "triggers-columns",
        "sqlbridge_pack_",
        ("ALTER TABLE SHOP.ps_pack CHANGE quantity pieces INT UNSIGNED NOT NULL DEFAULT 1",),
        ("ALTER TABLE SHOP.ps_pack CHANGE pieces quantity INT UNSIGNED NOT NULL DEFAULT 1",),
        servers="both",
    ),
    Case(
        "triggers-others",
        "stocktaking (AFTER UPDATE) stands on ps_stock_available",
        ("CREATE TRIGGER SHOP.stocktaking AFTER UPDATE ON SHOP.ps_stock_available FOR EACH ROW SET @taken = 1",),
        ("DROP TRIGGER SHOP.stocktaking",),
    ),
    Case(
        "triggers-tables",
        "table ps_specific_price is not there",
        ("RENAME TABLE SHOP.ps_specific_price TO SHOP.ps_swapped",),
        ("RENAME TABLE SHOP.ps_swapped TO SHOP.ps_specific_price",),
    ),
    Case(
        "triggers-engines",
        "ps_pack is MyISAM",
        ("ALTER TABLE SHOP.ps_pack ENGINE = MyISAM",),
        ("ALTER TABLE SHOP.ps_pack ENGINE = InnoDB",),
    ),
    Case(
        "triggers-procedure",
        "log_change_v3 is missing",
        ("DROP PROCEDURE BRIDGE.log_change_v3",),
        (INSTALL,),
        servers="both",
    ),
    Case(
        "triggers-procedure-same",
        "another body",
        (
            "DROP PROCEDURE BRIDGE.log_change_v3",
            "CREATE PROCEDURE BRIDGE.log_change_v3(a BLOB, b BLOB, c BLOB, d BLOB) SET @a = 1",
        ),
        (INSTALL,),
    ),
    Case(
        "triggers-procedure-leftover",
        "log_change_v1 is called by no trigger",
        ("CREATE PROCEDURE BRIDGE.log_change_v1() SET @a = 1",),
        (INSTALL,),
    ),
    Case("triggers-mode-configured", "installed is procedure", change=changed(part="bridge", capture="inline")),
    Case(
        "triggers-locked-tables",
        "inline on MariaDB",
        change=changed(part="bridge", capture="inline"),
    ),
    Case(
        "triggers-probe",
        "was not logged",
        ("REVOKE INSERT ON BRIDGE.change_log FROM DEFINER_ACCOUNT",),
        ("GRANT INSERT ON BRIDGE.change_log TO DEFINER_ACCOUNT",),
        servers="both",
    ),
    Case("log-installed", "not in schema", change=changed(part="bridge", schema="nowhere")),
    Case(
        "log-revision",
        "of revision 0000",
        ("UPDATE BRIDGE.sqlbridge_alembic_version SET version_num = '0000'",),
        (f"UPDATE BRIDGE.sqlbridge_alembic_version SET version_num = '{PROGRAM_REVISION}'",),
        servers="both",
    ),
    Case(
        "log-columns",
        "change_log.note is not known",
        ("ALTER TABLE BRIDGE.change_log ADD COLUMN note INT NOT NULL",),
        ("ALTER TABLE BRIDGE.change_log DROP COLUMN note",),
        servers="both",
    ),
    Case(
        "log-engines",
        "change_log is MyISAM",
        ("ALTER TABLE BRIDGE.change_log ENGINE = MyISAM",),
        ("ALTER TABLE BRIDGE.change_log ENGINE = InnoDB",),
    ),
    Case(
        "log-indexes",
        "has the index by_time",
        ("ALTER TABLE BRIDGE.change_log ADD INDEX by_time (logged_at)",),
        ("ALTER TABLE BRIDGE.change_log DROP INDEX by_time",),
        servers="both",
    ),
    Case(
        "log-counter",
        "18000000000000000000",
        ("ALTER TABLE BRIDGE.change_log AUTO_INCREMENT = 18000000000000000000",),
        (_EMPTY_LOG, "ALTER TABLE BRIDGE.change_log AUTO_INCREMENT = 1"),
        servers="both",
    ),
    Case("log-size", "more than 0 rows", (_LOG,), (_EMPTY_LOG,), changed(part="doctor", log_rows=0)),
    Case("log-age", "2020-01-01", (_LOG,), (_EMPTY_LOG,)),
    Case("log-own-schema", "in the shop's schema", change=_in_the_shop),
    Case("log-queue-age", "2020-01-01", (_LOG,), (_EMPTY_LOG,)),
)
