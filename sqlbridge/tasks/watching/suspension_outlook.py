"""What `suspend`, `resume` and `repair` would do now; only reads the database, and refuses where they would."""

from sqlbridge.capture.home import require_home
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.outlook import install_outlook, triggers_to_remove
from sqlbridge.ledger import installation
from sqlbridge.tasks.watching.suspension import GAP_BEGUN, GAP_ENDED, is_at_home, require_repairable, suspensions


def suspension_outlook(installer: Installer) -> list[str]:
    """What a suspension would take off, and that a gap would begin."""
    removed = triggers_to_remove(installer)
    begins = is_at_home(installer.database, installer.settings) and not _is_suspended(installer)
    return [*([GAP_BEGUN] if begins else []), *removed]


def resumption_outlook(installer: Installer) -> list[str]:
    """What would be put back, and that the gap would end."""
    installation.require(installer.database)
    require_home(installer.database, installer.settings)
    return [*install_outlook(installer), *([GAP_ENDED] if _is_suspended(installer) else [])]


def repair_outlook(installer: Installer) -> list[str]:
    """What would be put right. Raises CaptureError while capture is suspended."""
    require_repairable(installer)
    return install_outlook(installer)


def _is_suspended(installer: Installer) -> bool:
    with installer.database.read() as connection:
        return bool(suspensions(connection, installer.database))
