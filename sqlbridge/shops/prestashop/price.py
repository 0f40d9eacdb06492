"""What one piece costs, with and without tax, step by step.

The net is never rounded before the tax, and the gross is not computed from a rounded net: both are calculated side by
side and rounded at the end.
"""

from decimal import Decimal
from typing import Any, NamedTuple

from sqlbridge.model.offers import Step
from sqlbridge.shops.prestashop.specials import described
from sqlbridge.shops.prestashop.tax import Taxes
from sqlbridge.shops.prestashop.view import View

_NOTHING = Decimal()


class Price(NamedTuple):
    """A price as the shop charges it, and how it came about, where that was asked for."""

    gross: Decimal
    net: Decimal
    steps: tuple[Step, ...]


Steps = list[Step] | None
"""Where each step is written down; None where nobody asks: their words take longer than the price."""


def price_of(
    good: Any, special: Any | None, group_share: Decimal, view: View, taxes: Taxes, *, with_steps: bool
) -> Price:
    """The price of a product or combination in this shop; `group_share` is what the customer group pays less."""
    steps: Steps = [] if with_steps else None
    tax = taxes.of_group(good.tax_group)
    net = _list_price(good, special, view, steps)
    gross = net * tax
    if ecotax := _ecotax(good, view, steps):
        gross, net = gross + ecotax * taxes.on_ecotax, net + ecotax
    if steps is not None:
        steps.append(Step(f"{_plain((tax - 1) * 100)} %", f"tax of {view.scope.country}"))
    if special and special.reduction:
        less_gross, less_net = _reduction(special, gross, net, tax, view, steps)
        gross, net = gross - less_gross, net - less_net
    if group_share:
        gross, net = _for_group(group_share, gross, net, view, steps)
    gross, net = _charged(gross, view), _charged(net, view)
    if steps is not None:
        steps.append(Step(str(gross), f"with tax, rounded; {net} without"))
    return Price(gross, net, tuple(steps or ()))


def _list_price(good: Any, special: Any | None, view: View, steps: Steps) -> Decimal:
    """Net, in the scope's currency, without ecotax: the product's own or a fixed price, and the impact on it; or what
    the shop pays itself."""
    if view.is_wholesale:
        return _converted(_wholesale(good, steps), view, steps)
    if special is None or special.price < 0:
        if steps is not None:
            steps.append(Step(str(good.price), f"base price of shop {view.id_shop}"))
        return _converted(good.price + _impact(good, steps), view, steps)
    if steps is not None:
        steps.append(Step(str(special.price), f"fixed price: {described(special)}"))
    price: Decimal = special.price if special.id_currency else _converted(special.price, view, steps)
    if special.id_product_attribute:
        return price
    return price + _impact(good, steps) * view.rate


def _wholesale(good: Any, steps: Steps) -> Decimal:
    own: Decimal = good.combination_wholesale_price
    words = f"wholesale price of combination {good.id_product_attribute}" if own else "wholesale price"
    price: Decimal = own or good.wholesale_price
    if steps is not None:
        steps.append(Step(str(price), words))
    return price


def _impact(good: Any, steps: Steps) -> Decimal:
    impact: Decimal = good.impact
    if impact and steps is not None:
        steps.append(Step(f"{impact:+}", f"impact of combination {good.id_product_attribute}"))
    return impact


def _converted(price: Decimal, view: View, steps: Steps) -> Decimal:
    if view.rate == 1:
        return price
    if steps is not None:
        steps.append(Step(f"* {_plain(view.rate)}", f"rate of {view.scope.currency}"))
    return price * view.rate


def _ecotax(good: Any, view: View, steps: Steps) -> Decimal:
    if not view.settings.is_on("PS_USE_ECOTAX"):
        return _NOTHING
    has_own = view.version.reads_combinations and good.combination_ecotax > 0
    ecotax: Decimal = (good.combination_ecotax if has_own else good.ecotax) * view.rate
    if ecotax and steps is not None:
        steps.append(Step(f"+{ecotax}", "ecotax"))
    return ecotax


def _reduction(
    special: Any, gross: Decimal, net: Decimal, tax: Decimal, view: View, steps: Steps
) -> tuple[Decimal, Decimal]:
    """What the specific price takes off the gross and off the net price."""
    if special.reduction_type == "percentage":
        if steps is not None:
            steps.append(Step(f"-{_plain(special.reduction * 100)} %", described(special)))
        return gross * special.reduction, net * special.reduction
    amount = special.reduction if special.id_currency else special.reduction * view.rate
    if steps is not None:
        kind = "with tax" if special.reduction_tax else "without tax"
        steps.append(Step(f"-{_plain(amount)} {kind}", described(special)))
    return (amount, amount / tax) if special.reduction_tax else (amount * tax, amount)


def _for_group(share: Decimal, gross: Decimal, net: Decimal, view: View, steps: Steps) -> tuple[Decimal, Decimal]:
    if steps is not None:
        steps.append(Step(f"-{_plain(share * 100)} %", f"reduction of customer group {view.id_group}"))
    return gross * (1 - share), net * (1 - share)


def _charged(amount: Decimal, view: View) -> Decimal:
    return view.settings.rounded(max(amount, _NOTHING), view.scope.digits)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
