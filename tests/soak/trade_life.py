"""What happens between buyers, the shop's back office and Amazon's catalogue."""

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.soak.sellers import TRADING
from tests.soak.shop import RisingShop


class TradeLife(RuleBasedStateMachine):
    """Orders, parcels and offers."""

    shop: RisingShop
    offers_left: int = 2

    @rule(place=st.sampled_from(TRADING), number=st.integers(0, 1), pieces=st.integers(1, 3))
    def order(self, place: tuple[str, str], number: int, pieces: int) -> None:
        """A buyer orders at one of the sellers."""
        self.shop.trade.order(place[1], self.shop.trade.sold[number], pieces)
        self.shop.done["orders"] += 1

    @rule()
    def ship(self) -> None:
        """The back office ships what it has."""
        self.shop.done["parcels"] += self.shop.trade.ship()

    @precondition(lambda self: self.offers_left)
    @rule()
    def offer(self) -> None:
        """A product gets a code that Amazon knows; there are not many."""
        self.offers_left -= 1
        self.shop.done["offers"] += self.shop.trade.offer()
