"""Seed files: what a sandbox is filled with, as JSON."""

from pathlib import Path

import msgspec

from sqlbridge.errors import InputError
from sqlbridge.sandbox.records import Seed


def read_seed(path: Path) -> Seed:
    """What a seed file holds. Raises InputError."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Seed)
    except OSError as error:
        raise InputError(f"the seed file {path} cannot be read ({error.strerror}): give another") from error
    except msgspec.DecodeError as error:
        raise InputError(f"the seed file {path} is not as it should be: {error}; correct it") from error
