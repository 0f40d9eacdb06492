"""Which listings a channel's filters leave out, and what that means for the one quantity of an account. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlbridge.ledger.listings import Listing
from sqlbridge.model.offers import Offer
from sqlbridge.model.selling import Account, Channel
from sqlbridge.model.traits import Traits
from sqlbridge.settings import AccountSettings
from sqlbridge.tasks.deciding.filters import Verdict, pieces_of, subject, verdicts
from sqlbridge.tasks.deciding.reading import Reading, price_scope, stock_scope


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the filters of a channel say of one product that carries the SKU."""

    offer: Offer
    verdicts: Sequence[Verdict]

    @property
    def objections(self) -> list[Verdict]:
        """The filters that leave it out. What is not sold has no price and no stock to be left out for."""
        counting = [one for one in self.verdicts if self.offer.is_sold or one.about not in {"price", "stock"}]
        return [one for one in counting if not one.passes]


@dataclass(frozen=True)
class Selection:
    """The filters of an account's channels, applied to what was read of the shop."""

    account: Account
    settings: AccountSettings
    reading: Reading

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """The account's channels by name."""
        return {channel.name: channel for channel in self.account.channels}

    @cached_property
    def offers(self) -> Mapping[str, Mapping[str, Sequence[Offer]]]:
        """What each channel sells, by SKU; nothing where it was not read."""
        return {name: self.reading.offers.get(price_scope(one), {}) for name, one in self.channels.items()}

    @cached_property
    def stock(self) -> Mapping[str, Sequence[Offer]]:
        """What the account has in stock, by SKU."""
        return self.reading.offers[stock_scope(self.account)]

    def judge(self, channel: str, sku: str) -> list[Judgement]:
        """One for each product that carries the SKU; those that are sold, if any are."""
        settings = self.settings.channels[channel]
        if not settings.filters or channel in self.reading.unreadable:
            return []
        offers = self.offers[channel].get(sku, ())
        stock = {one.key: one for one in self.stock.get(sku, ())}
        traits = self.reading.traits.get(channel, {})
        return [
            Judgement(
                one,
                verdicts(
                    settings.filters,
                    subject(
                        one, pieces_of(stock.get(one.key), self.settings), traits.get(one.key, Traits()), settings
                    ),
                ),
            )
            for one in [offer for offer in offers if offer.is_sold] or offers
        ]

    def objections(self, listing: Listing) -> list[Verdict]:
        """The filters of the listing's channel that leave it out; none where they let a product through."""
        judgements = self.judge(listing.channel, listing.shop_sku)
        if not judgements or not all(one.objections for one in judgements):
            return []
        return judgements[0].objections


def objection(channel: str, objections: Sequence[Verdict]) -> str:
    """In words."""
    return f"the filters of {channel} leave it out: {'; '.join(map(str, objections))}"
