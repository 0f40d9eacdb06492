"""An installation as the program's first version left it: its tables, its procedure, triggers that call that one."""

from dataclasses import replace

from sqlbridge.capture.definition import Definition
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.steps import removal_steps
from tests.harness import DemoShop

_PROCEDURE = """\
CREATE PROCEDURE {procedure}(
  IN p_entity VARCHAR(16) CHARACTER SET ascii,
  IN p_key VARBINARY(255),
  IN p_operation CHAR(1) CHARACTER SET ascii,
  IN p_origin VARBINARY(64)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
INSERT INTO {log} (entity, entity_key, operation, origin, logged_at)
VALUES (
  p_entity,
  p_key,
  p_operation,
  COALESCE(NULLIF(LEFT(CAST(@sqlbridge_origin AS BINARY), 64), ''), p_origin),
  CURRENT_TIMESTAMP
)"""


def install_older_triggers(shop: DemoShop, installer: Installer) -> None:
    """Put the first version's triggers and procedure in the place of this one's."""
    names = installer.names
    with installer.database.read() as connection:
        wanted = installer.survey(connection).wanted
    procedure = names.bridge_object("log_change_v1")
    shop.write(_PROCEDURE.format(procedure=procedure, log=names.bridge_object("change_log")))
    shop.write(*_triggers_replaced(wanted, procedure))
    shop.write(*(one.statements[0] for one in removal_steps(wanted, (), [one.name for one in wanted.procedures])))


def _triggers_replaced(wanted: Definition, procedure: str) -> list[str]:
    call = wanted.names.bridge_object("log_change_v3") + "("
    statements = []
    for trigger in wanted.triggers:
        assert call in trigger.body
        statements += [
            f"DROP TRIGGER {trigger.name}",
            wanted.create_trigger(replace(trigger, body=trigger.body.replace(call, f"{procedure}(")), None),
        ]
    return statements
