"""Calls of the program in the test's own process, with all that they say."""

import io
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import msgspec
from msgspec import Struct

from sqlbridge.commands import program
from sqlbridge.settings import Settings
from sqlbridge.settings.keys import keys_of


@dataclass(frozen=True)
class Said:
    """What one call has written, and its exit code."""

    code: object
    stdout: str
    stderr: str


def call(configuration: Path, *arguments: str) -> Said:
    """Run the program on a configuration, as cron does: no terminal, everything told that can be told."""
    out, err = io.StringIO(), io.StringIO()
    words = ["sqlbridge", "--config", str(configuration), "--log-level", "debug", *arguments]
    with _logging_kept(), patch.object(sys, "argv", words), redirect_stdout(out), redirect_stderr(err):
        code = program._exit_code()
    return Said(code, out.getvalue(), err.getvalue())


@contextmanager
def _logging_kept() -> Iterator[None]:
    """The program sets logging up for its process, which here is the test's."""
    root, ours = logging.getLogger(), logging.getLogger("sqlbridge")
    handlers, levels = list(root.handlers), (root.level, ours.level)
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(levels[0])
        ours.setLevel(levels[1])


def write_configuration(settings: Settings, folder: Path) -> Path:
    """The settings as a file that only its owner may read."""
    file = folder / "sqlbridge.toml"
    file.write_text("".join(_lines(settings, "")), encoding="utf-8")
    file.chmod(0o600)
    return file


def _lines(structure: Struct, path: str) -> Iterator[str]:
    keys = list(keys_of(type(structure)))
    if path:
        yield f"[{path}]\n"
    for key in keys:
        value = getattr(structure, key.name)
        if key.table is None and value not in (None, [], {}):
            yield f"{key.name} = {msgspec.json.encode(value).decode()}\n"
    for key in keys:
        inner = f"{path}.{key.name}" if path else key.name
        if key.is_named:
            for name, table in getattr(structure, key.name).items():
                yield from _lines(table, f"{inner}.{name}")
        elif key.table is not None:
            yield from _lines(getattr(structure, key.name), inner)
