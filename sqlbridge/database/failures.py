"""What the server's errors mean for the bridge: told in its own words, with the remedy."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from sqlbridge.database.refusals import MISSING_RIGHT, number_of
from sqlbridge.errors import (
    DatabaseBusyError,
    DatabaseFullError,
    DatabaseReadOnlyError,
    DatabaseUnavailableError,
    MissingRightError,
    SqlBridgeError,
)
from sqlbridge.settings.environment import variable_for

# Lock wait timeout, deadlock.
_LOCKED = {1205, 1213}
# A read-only transaction, a server that reads only; 1290 is told for any option that stands in the way.
_READ_ONLY = {1792, 1836}
_OPTION = 1290
# The disk, a table, or what a statement has to write beside them is full.
_FULL = {1021, 1114}
_FILE_ERRORS = {3, 1026, 1030}
_NO_SPACE = ("Errcode: 28", "error 28 ", "No space left")
_TOO_LARGE = {1153, 2020}
# No server, it went away, it is shutting down, the session was ended.
_GONE = {1053, 1152, 1927, 2002, 2003, 2006, 2013, 3032, 3169}
# The account, or its password; the second by a method that takes none.
_NO_ENTRY = {1045, 1698}
# What no server refuses, however old and small its setting.
_ALWAYS_FITS = 500_000

READ_ONLY_REMEDY = (
    "point [database] to the server that the shop writes to, or, if this is it, SET GLOBAL read_only = 0; "
    "nothing is lost meanwhile"
)


@contextmanager
def refused_connections(engine: Engine, password_key: str) -> Iterator[None]:
    """Whatever keeps a connection from being made: no server, account, password, schema, too many connections.

    `password_key`: where the configuration has the account's password.
    """
    try:
        yield
    except DBAPIError as exc:
        if number_of(exc) in _NO_ENTRY:
            raise _refused(engine, exc, password_key) from exc
        raise _unavailable(engine, exc) from exc


@contextmanager
def translated_errors(engine: Engine) -> Iterator[None]:
    """Turns what a session can do nothing about into our errors; a mistake in a statement stays what it is."""
    try:
        yield
    except DBAPIError as exc:
        error = _meaning(engine, exc)
        if error is None:
            raise
        raise error from exc


def _meaning(engine: Engine, exc: DBAPIError) -> SqlBridgeError | None:
    number, words = number_of(exc), str(exc.orig)
    if number in _LOCKED:
        return DatabaseBusyError(f"another session holds rows that the bridge needs ({words}): run again")
    if number in MISSING_RIGHT:
        return MissingRightError(
            f"a right is missing on the server ({words}): `sqlbridge grants` prints what each account needs"
        )
    if number in _READ_ONLY or (number == _OPTION and "read-only" in words.replace("_", "-").lower()):
        return DatabaseReadOnlyError(f"the server takes no writes ({words}): {READ_ONLY_REMEDY}")
    if number in _FULL or (number in _FILE_ERRORS and any(one in words for one in _NO_SPACE)):
        return DatabaseFullError(f"the server has no room ({words}): make room on its disk; then run again")
    if number in _TOO_LARGE or (exc.connection_invalidated and _size(exc.params) > _ALWAYS_FITS):
        return _too_large(exc)
    return _unavailable(engine, exc) if exc.connection_invalidated or number in _GONE else None


def _too_large(exc: DBAPIError) -> DatabaseUnavailableError:
    return DatabaseUnavailableError(
        f"the server broke off a statement of about {_size(exc.params)} bytes ({exc.orig}): "
        "raise its max_allowed_packet (64 MiB is enough for everything), or see why it went away"
    )


def _unavailable(engine: Engine, exc: DBAPIError) -> DatabaseUnavailableError:
    return DatabaseUnavailableError(f"{_failed(engine, exc)}; check [database] in the configuration and the server")


def _refused(engine: Engine, exc: DBAPIError, password_key: str) -> DatabaseUnavailableError:
    place = f"{password_key} in the configuration, or {variable_for(password_key)} in the environment"
    if not engine.url.password:
        return DatabaseUnavailableError(f"{_failed(engine, exc)}; no password was given: set {place}")
    return DatabaseUnavailableError(f"{_failed(engine, exc)}; check the account and its password: {place}")


def _failed(engine: Engine, exc: DBAPIError) -> str:
    return f"no connection to {engine.url.render_as_string(hide_password=True)}: {exc.orig}"


def _size(values: object) -> int:
    """About how many bytes the parameters of a statement take on the wire."""
    if isinstance(values, str | bytes):
        return len(values)
    if isinstance(values, Mapping):
        values = list(values.values())
    return sum(_size(one) for one in values) if isinstance(values, Sequence) else 8
