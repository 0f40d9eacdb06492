"""Packages that only some commands need."""

from sqlbridge.errors import InputError


def missing(what: str, extra: str, error: ImportError) -> InputError:
    """What to install; from SQLBridge's own folder, for in the package index that name is somebody else's."""
    return InputError(
        f"{what} needs more packages ({error.name}): pip install '.[{extra}]' in the folder that SQLBridge came in"
    )
