"""What speaks against an offer for a product whose ASIN is known, as far as it can be told without Amazon."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlbridge.ledger import listings, match_queries
from sqlbridge.ledger.listings import Listing
from sqlbridge.ledger.match_queries import Match
from sqlbridge.model.matches import MatchState
from sqlbridge.model.selling import Fulfilment
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.submitting.desk import Desk
from sqlbridge.tasks.submitting.goods import Goods, read
from sqlbridge.tasks.submitting.shop_codes import ShopCodes, shared_code


@dataclass(frozen=True, slots=True)
class Objection:
    """Why there is no offer, and the state that follows from it; None: it waits as it is."""

    reason: str
    state: MatchState | None = None


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What else is at Amazon or on its way there. `obstacles` is by SKU, `asins` and `claimed` by ASIN."""

    listed: frozenset[str]
    obstacles: Mapping[str, str]
    asins: Mapping[str, str]
    claimed: Mapping[str, frozenset[str]]
    code_sharers: Mapping[str, Sequence[str]]


def scrutinise(run: Run, desk: Desk, codes: ShopCodes, rows: Sequence[Match]) -> dict[Match, Goods | Objection]:
    """What each of them would be offered as at this moment, or what speaks against it."""
    goods = read(run.bridge, desk, [one.shop_sku for one in rows])
    around = _surroundings(run, desk, codes, rows)
    return {one: _verdict(codes, one, goods[one.shop_sku], around) for one in rows}


def _surroundings(run: Run, desk: Desk, codes: ShopCodes, rows: Sequence[Match]) -> _Surroundings:
    bridge, name = run.bridge, desk.channel.name
    tables, skus = bridge.database.tables, [one.shop_sku for one in rows]
    asins = [one.asin for one in rows if one.asin]
    with bridge.database.read() as connection:
        same = listings.of_shop_skus(connection, tables, skus)
        claims = [*match_queries.claiming(connection, tables, name, asins), *rows]
        gtins = {one.shop_sku: one.code for one in rows if one.code}
        return _Surroundings(
            listed=frozenset(one.shop_sku for one in same if one.channel == name),
            obstacles=_obstacles(desk, listings.of_seller_skus(connection, tables, skus)),
            asins=listings.seller_skus_of(connection, tables, name, asins),
            claimed={asin: frozenset(one.shop_sku for one in claims if one.asin == asin) for asin in asins},
            code_sharers=codes.others(connection, bridge.shop, gtins),
        )


def _obstacles(desk: Desk, same: Sequence[Listing]) -> dict[str, str]:
    """Why a seller SKU cannot get an offer with a quantity of ours: the account has one quantity for all channels."""
    found = {}
    for one in same:
        if one.account == desk.account.name and one.shop_sku != one.seller_sku:
            found[one.seller_sku] = f"on channel {one.channel}, the seller SKU stands for {one.shop_sku}"
        elif one.account == desk.account.name and one.fulfilment is Fulfilment.AMAZON:
            found[one.seller_sku] = f"on channel {one.channel}, Amazon fulfils the seller SKU"
    return found


def _verdict(codes: ShopCodes, match: Match, goods: Goods | str, around: _Surroundings) -> Goods | Objection:
    sku, asin = match.shop_sku, match.asin or ""
    if sku in around.listed:
        # What was sent must be followed, for the quantity that went with it.
        return Objection(
            "it was listed meanwhile", None if match.state is MatchState.SUBMITTED else MatchState.LISTED
        )
    if sku in around.obstacles:
        return Objection(around.obstacles[sku], MatchState.REFUSED)
    if isinstance(goods, str):
        return Objection(goods)
    if match.state is MatchState.FOUND:
        return _doubt(codes, match, goods, asin, around) or goods
    return goods


def _doubt(codes: ShopCodes, match: Match, goods: Goods, asin: str, around: _Surroundings) -> Objection | None:
    """What an operator may know better."""
    if codes.gtin(goods.key) != match.code:
        return Objection("its code has changed: it will be looked up again")
    if others := around.code_sharers.get(match.shop_sku):
        return Objection(shared_code(match.code, others), MatchState.SHARED)
    if asin in around.asins:
        return Objection(
            f"{asin} is listed as {around.asins[asin]}: `sqlbridge listings link {around.asins[asin]} "
            f"{match.shop_sku}` if it is the same",
            MatchState.SHARED,
        )
    if others := sorted(around.claimed.get(asin, frozenset()) - {match.shop_sku}):
        return Objection(f"{asin} was also found for {', '.join(others)}: choose one of them", MatchState.SHARED)
    return None
