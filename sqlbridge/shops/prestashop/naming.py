"""What filters can name in a PrestaShop: categories, manufacturers, features and groups of attributes.

All by their names in the shop's default language.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import Connection

from sqlbridge.model.traits import AskedTraits, Trait
from sqlbridge.shops.known_traits import KnownTraits, unknown
from sqlbridge.shops.prestashop.view import View
from sqlbridge.shops.reading import Queries

_LANGUAGE = "PS_LANG_DEFAULT"
_FIRST_LANGUAGE = 1


@dataclass(frozen=True, slots=True)
class Naming:
    """`features` and `groups` are the ids by the name that a filter uses; a name may be that of several."""

    language: int
    known: KnownTraits
    features: Mapping[str, list[int]]
    groups: Mapping[str, list[int]]

    @classmethod
    def read(cls, queries: Queries, connection: Connection, view: View, asked: AskedTraits) -> Self:
        """Only as far as it is asked for; ShopError for what the shop does not have."""
        language = _language(queries, connection, view)
        place = {"shop": view.id_shop, "language": language}
        categories = queries.rows(connection, "categories.sql", **place) if asked.categories else []
        manufacturers = queries.rows(connection, "manufacturers.sql") if asked.manufacturers else []
        known = KnownTraits(
            categories={str(row.id): trait(row) for row in categories},
            parents={str(row.id): str(row.id_parent) for row in categories},
            manufacturers={str(row.id): trait(row) for row in manufacturers},
        )
        known.require(asked)
        features, groups = (
            _by_name(queries.rows(connection, file, language=language)) if asked.attributes else {}
            for file in ("features.sql", "attribute_groups.sql")
        )
        for name in sorted(asked.attributes):
            if _folded(name) not in features.keys() | groups.keys():
                raise unknown("feature or attribute", name, (one for some in (features, groups) for one in some))
        return cls(
            language,
            known,
            {name: features.get(_folded(name), []) for name in asked.attributes},
            {name: groups.get(_folded(name), []) for name in asked.attributes},
        )


def trait(row: Any) -> Trait:
    """From a row with id and name."""
    return Trait(str(row.id), (row.name,) if row.name else ())


def _language(queries: Queries, connection: Connection, view: View) -> int:
    place = {"shop": view.id_shop, "shop_group": view.id_shop_group}
    rows = queries.rows_of(connection, "configuration.sql", "names", [_LANGUAGE], **place)
    return next((int(row.value) for row in reversed(rows) if (row.value or "").isdecimal()), _FIRST_LANGUAGE)


def _by_name(rows: Iterable[Any]) -> dict[str, list[int]]:
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        ids[_folded(row.name)].append(row.id)
    return dict(ids)


def _folded(name: str) -> str:
    return name.strip().casefold()
