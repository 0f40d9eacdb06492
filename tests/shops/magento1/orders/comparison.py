"""Rows of ours beside those that OpenMage's own code wrote."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def differences(found: Mapping[str, Any], shops: Mapping[str, str | None], *but: str) -> dict[str, tuple[Any, Any]]:
    """The shop's columns, except some, that have another value in the row found: that one, and the shop's."""
    return {
        column: (found[column], value)
        for column, value in shops.items()
        if column not in but and not _is_equal(found[column], value)
    }


def _is_equal(found: Any, written: str | None) -> bool:
    if found is None or written is None:
        return found is None and written is None
    if isinstance(found, Decimal):
        return found == Decimal(written)
    return str(found) == written
