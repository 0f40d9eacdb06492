"""PrestaShop's tax on a price: what a net price is multiplied by, per tax rules group."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from math import prod
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection

from sqlbridge.shops.prestashop.view import View
from sqlbridge.shops.reading import Queries

# tax_rule.behavior: this rule is the last that counts; the rates are added; one is applied on top of the other.
_LAST, _COMPOUND = 0, 2


@dataclass(frozen=True, slots=True)
class Taxes:
    """Factors from net to gross, by tax rules group; a group without a rule for the country has no tax."""

    factors: dict[int, Decimal]
    ecotax_group: int

    def of_group(self, tax_group: int) -> Decimal:
        """The factor on a price."""
        return self.factors.get(tax_group, Decimal(1))

    @property
    def on_ecotax(self) -> Decimal:
        """The factor on an ecotax."""
        return self.of_group(self.ecotax_group)


def read(queries: Queries, connection: Connection, view: View) -> Taxes:
    """The taxes of the view's country; none where the shop has switched taxes off."""
    is_taxed = view.settings.is_on("PS_TAX", default=True)
    rules = queries.rows(connection, "tax_rules.sql", country=view.id_country) if is_taxed else ()
    return Taxes(factors(rules), view.settings.number("PS_ECOTAX_TAX_RULES_GROUP_ID"))


def factors(rules: Iterable[Any]) -> dict[int, Decimal]:
    """Tax group -> factor from net to gross. `rules` have tax_group, behavior, rate (percent), in order."""
    return {
        group: _factor(list(counting(of_group))) for group, of_group in groupby(rules, key=attrgetter("tax_group"))
    }


def counting(rules: Iterable[Any]) -> Iterator[Any]:
    """Those of a group's rules that count."""
    for rule in rules:
        yield rule
        if rule.behavior == _LAST:
            return


def _factor(rules: list[Any]) -> Decimal:
    rates: list[Decimal] = [rule.rate / 100 for rule in rules]
    if rules[0].behavior == _COMPOUND:
        return prod((1 + rate for rate in rates), start=Decimal(1))
    return 1 + sum(rates, Decimal())
