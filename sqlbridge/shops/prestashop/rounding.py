"""Rounding as PrestaShop does, by its setting PS_PRICE_ROUND_MODE."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from sqlbridge.model.selling import smallest_unit

HALF_UP = 2
_HALF_ODD = 5
_MODES = {0: ROUND_CEILING, 1: ROUND_FLOOR, HALF_UP: ROUND_HALF_UP, 3: ROUND_HALF_DOWN, 4: ROUND_HALF_EVEN}


def rounded(amount: Decimal, digits: int, mode: int) -> Decimal:
    """The amount with that many decimals; an unknown mode rounds half up, as PrestaShop does."""
    unit = smallest_unit(digits)
    if mode == _HALF_ODD:
        return _half_odd(amount, unit)
    return amount.quantize(unit, _MODES.get(mode, ROUND_HALF_UP))


def _half_odd(amount: Decimal, unit: Decimal) -> Decimal:
    below = amount.quantize(unit, ROUND_FLOOR)
    if amount - below != unit / 2:
        return amount.quantize(unit, ROUND_HALF_UP)
    return below if int(below / unit) % 2 else below + unit
