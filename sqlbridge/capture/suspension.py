"""Takes the triggers off and puts them back, while procedures, tables and all that is known stay."""

from sqlbridge.capture.execution import carry_out, ddl_connection
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.rights import removal_problems
from sqlbridge.capture.steps import removal_steps
from sqlbridge.errors import PreflightError


def remove_triggers(installer: Installer, done: list[str]) -> None:
    """Drop every trigger of ours in the shop's schema; `done` grows with each.

    Raises PreflightError, before anything is dropped, where the account may not see all of them; TableBusyError where
    a table is held: a second call goes on from there.
    """
    with ddl_connection(installer.database) as connection:
        ground = installer.survey(connection)
        problems = list(removal_problems(ground))
        if problems:
            raise PreflightError(problems)
        triggers = [(trigger.name, trigger.table) for trigger in ground.own_triggers]
        for step in removal_steps(ground.wanted, triggers, ()):
            carry_out(connection, step)
            done.append(step.description)


def put_back(installer: Installer) -> None:
    """Create what is missing of procedures and triggers, replace what is wrong; the installer's `done` tells.

    Raises PreflightError before anything is done, TableBusyError, InstallError.
    """
    installer.prepare()
    installer.complete()
