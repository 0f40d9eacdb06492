"""Where migrations, triggers and units are: below the package in a wheel, beside it in a checkout."""

from pathlib import Path

from sqlbridge.errors import InstallError

_PACKAGE = Path(__file__).resolve().parent


def migrations_folder() -> Path:
    """The folder with alembic's `env.py` and `versions/`."""
    return _find("migrations")


def triggers_folder() -> Path:
    """The folder with `procedures/` and one folder per platform."""
    return _find("triggers")


def systemd_folder() -> Path:
    """The folder with the units and timers of systemd."""
    return _find("packaging") / "systemd"


def _find(name: str) -> Path:
    for parent in (_PACKAGE, _PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    raise InstallError(f"the folder {name!r} is missing beside {_PACKAGE}: install sqlbridge again")
