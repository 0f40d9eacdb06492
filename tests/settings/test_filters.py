"""What a product filter may say, and how a mistake in it is named."""

from decimal import Decimal

import pytest

from sqlbridge.errors import SettingsError
from sqlbridge.settings import load_settings
from tests.settings.conftest import COMPLETE, WriteConfiguration

FILTERS = COMPLETE + "filters = "


def test_filters_are_read_in_their_order(write: WriteConfiguration) -> None:
    text = "[{category = ['12', 'Shoes'], except = true}, {attribute = 'color', is = ['red']}, {price_above = 2.5}]"
    channel = load_settings(write(FILTERS + text)).accounts["main"].channels["de"]
    category, attribute, price = channel.filters
    assert (category.category, category.except_) == (["12", "Shoes"], True)
    assert (attribute.attribute, attribute.is_, attribute.except_) == ("color", ["red"], False)
    assert price.price_above == Decimal("2.5")
    assert channel.filtered == "zero"


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ("[{}]", "has no condition"),
        ("[{category = ['1'], stock_at_least = 1}]", "has category, stock; give each condition a filter of its own"),
        ("[{attribute = 'color'}]", "needs both"),
        ("[{is = ['red']}]", "needs both"),
        ("[{categories = ['1']}]", "categories"),
        ("[{category = [12]}]", "Expected str, got int"),
        ("[{price_above = 'cheap'}]", "price_above"),
    ],
)
def test_a_wrong_filter_is_named(write: WriteConfiguration, filters: str, words: str) -> None:
    with pytest.raises(SettingsError, match=rf"accounts\.main\.channels\.de\.filters .*{words}"):
        load_settings(write(FILTERS + filters))
