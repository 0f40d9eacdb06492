"""Lets the next `update` look at every listing, whatever the log says."""

from collections.abc import Iterator

from sqlalchemy import Connection, inspect, select, update
from sqlalchemy.dialects import mysql

from sqlbridge.capture.steps import Step
from sqlbridge.database.tables import Tables


def new_look(connection: Connection, tables: Tables) -> Iterator[Step]:
    """The step for it; none where every listing is looked at anyway.

    It comes before what is put right of triggers and procedures, so that an installation that is killed in between
    leaves nothing unseen. A run that comes in between misses what is wrong and notes a gap.
    """
    listings = tables.listings
    if not inspect(connection).has_table(listings.name, schema=listings.schema):
        return
    is_known = listings.c.is_logged != 0
    if connection.execute(select(listings.c.id).where(is_known).limit(1)).first() is None:
        return
    statement = update(listings).where(is_known).values(is_logged=0)
    dialect = mysql.dialect(paramstyle="named")
    text = str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    yield Step("the next run looks at every listing anew", (text,), str(listings.schema), listings.name)
