"""`sqlbridge init`: writes the configuration, with what a look at the database tells."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from sqlbridge.commands.console import AsJson, say
from sqlbridge.commands.deed import tell
from sqlbridge.errors import InputError
from sqlbridge.settings import DatabaseSettings, Settings, ShopSettings
from sqlbridge.settings.environment import environment_texts
from sqlbridge.settings.template import template

if TYPE_CHECKING:
    from sqlbridge.shops import FoundShop

Values = dict[str, str | int]


def init(
    output: Annotated[Path, typer.Option(help="File to write.")] = Path("sqlbridge.toml"),
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    host: Annotated[str | None, typer.Option(help="Host of the shop's database server.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Its TCP port.")] = None,
    socket: Annotated[str | None, typer.Option(help="Its Unix socket, instead of host and port.")] = None,
    schema: Annotated[str | None, typer.Option(help="The shop's schema (database).")] = None,
    user: Annotated[str | None, typer.Option(help="The worker's account on the server.")] = None,
    prefix: Annotated[str | None, typer.Option(help="The shop's table prefix, where several are found.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write a commented configuration, filled in from the database if one is named.

    The password is asked for, or taken from SQLBRIDGE_DATABASE__PASSWORD(_FILE) and then not written down.
    """
    if output.exists() and not force:
        raise InputError(f"{output} is there already: add --force to replace it, or name another file by --output")
    given = {"host": host, "port": port, "socket": socket, "schema": schema, "user": user}
    database = {key: value for key, value in given.items() if value is not None}
    _write(output, template(_values(database, prefix) if database or prefix else {}))
    message = f"wrote {output}; fill in what is empty; next: `sqlbridge grants`, then `sqlbridge install`"
    tell(message, as_json=as_json)


def _values(database: Values, prefix: str | None) -> Values:
    missing = [f"--{key}" for key in ("schema", "user") if key not in database]
    if missing:
        raise InputError(f"to look at the database, {' and '.join(missing)} must be given as well")
    secret = environment_texts(os.environ).get(("database", "password"))
    if secret:
        found = _recognise({**database, "password": secret.text}, prefix)
    else:
        database = {**database, "password": _ask_password()}
        found = _recognise(database, prefix)
    return {f"database.{key}": value for key, value in database.items()} | found


def _ask_password() -> str:
    if not sys.stdin.isatty():
        return ""
    return str(typer.prompt("Password", default="", show_default=False, hide_input=True, err=True))


def _recognise(database: Values, prefix: str | None) -> Values:
    from sqlbridge.database.engine import open_database
    from sqlbridge.shops import recognise

    # Which shop it is, is what we are about to find out.
    settings = Settings(database=msgspec.convert(database, DatabaseSettings), shop=ShopSettings(platform=""))
    with open_database(settings).read() as connection:
        found = recognise(connection, settings.database.schema)
    shop = _choose(found, settings.database.schema, prefix)
    say(f"found {shop.platform} ({shop.version}), table prefix {shop.prefix!r}")
    return {"shop.platform": shop.platform, "shop.prefix": shop.prefix}


def _choose(found: Sequence["FoundShop"], schema: str, prefix: str | None) -> "FoundShop":
    chosen = [shop for shop in found if prefix in (None, shop.prefix)]
    if len(chosen) == 1:
        return chosen[0]
    if not found:
        raise InputError(f"there is no shop in {schema!r}: check --schema, or run `sqlbridge init` without options")
    known = ", ".join(f"{shop.prefix!r} ({shop.platform})" for shop in found)
    raise InputError(f"which shop of {schema!r} is meant? Name its table prefix by --prefix: {known}")


def _write(file: Path, text: str) -> None:
    try:
        with open(file, "w", encoding="utf-8", opener=_open_privately) as stream:
            stream.write(text)
    except OSError as exc:
        raise InputError(f"{file} cannot be written: {exc.strerror}; name another place by --output") from exc


def _open_privately(path: str, flags: int) -> int:
    descriptor = os.open(path, flags, 0o600)
    # A file that is replaced keeps its mode, but now it may hold a password.
    os.fchmod(descriptor, 0o600)
    return descriptor
