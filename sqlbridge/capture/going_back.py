"""What a downgrade must not throw away: what is known nowhere else, and without which Amazon would end wrongly."""

from sqlalchemy import Connection, column, func, inspect, select, table

from sqlbridge.database.naming import Names
from sqlbridge.errors import InstallError


def refuse_while(connection: Connection, names: Names, name: str, words: str, *states: str) -> None:
    """Raise InstallError, with the words, where the bridge's table has rows, or rows in one of these states."""
    if not inspect(connection).has_table(names.bridge_prefix + name, schema=names.bridge_schema):
        return  # a downgrade that broke off goes on
    rows = table(names.bridge_prefix + name, column("state"), schema=names.bridge_schema)
    query = select(func.count()).select_from(rows)
    number = connection.execute(query.where(rows.c.state.in_(states)) if states else query).scalar_one()
    if number:
        raise InstallError(
            f"{number} {words}: run `sqlbridge install`, let the worker finish them, then go back again; or give "
            "everything up with `sqlbridge uninstall --now`"
        )
