"""\"Did you mean\": the nearest of what there is."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING

from sqlbridge.errors import InputError

if TYPE_CHECKING:
    from sqlbridge.database.engine import Database

# Two SKUs of one series differ in a digit only.
_ALIKE = 0.7
_MOST_CANDIDATES = 500


def unknown(what: str, name: str, known: Iterable[str], otherwise: str) -> InputError:
    """The error for a name that is not there: the nearest that is, then where all of them are told."""
    near = get_close_matches(name, list(known), n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return InputError(f"there is no {what} {name!r}{hint or ';'} {otherwise}")


def sku_hint(database: "Database", sku: str) -> str:
    """`; did you mean 'A-1'?`, or nothing where it is listed itself, or no listed SKU of the shop resembles it."""
    from sqlbridge.ledger import listings

    beginning = sku[: max(1, len(sku) * 2 // 3)]
    with database.read() as connection:
        # A name that is right is not mistyped, whatever was refused about it.
        if listings.shop_skus_for(connection, database.tables, [sku]):
            return ""
        found = {
            one
            for spelling in {beginning, beginning.upper(), beginning.lower()}
            for one in listings.shop_skus_like(connection, database.tables, spelling, _MOST_CANDIDATES)
        }
    by_upper = {} if sku in found else {one.upper(): one for one in found}
    near = get_close_matches(sku.upper(), by_upper, n=1, cutoff=_ALIKE)
    return f"; did you mean {by_upper[near[0]]!r}?" if near else ""


@contextmanager
def sku_hinted(database: "Database", sku: str | None) -> Iterator[None]:
    """What was asked for a SKU may be refused because it is none: then the nearest one is told with it."""
    try:
        yield
    except InputError as exc:
        if sku and (hint := sku_hint(database, sku)):
            raise InputError(f"{exc}{hint}") from exc
        raise
