"""Walking the shop's SKUs, and asking Amazon's catalogue for the codes of those that are not listed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from sqlbridge.amazon.catalogue import MOST_CODES, CatalogueItem
from sqlbridge.ledger import listings, match_queries, matches, progress
from sqlbridge.ledger.batches import batches
from sqlbridge.ledger.match_queries import Match
from sqlbridge.ledger.progress import Progress
from sqlbridge.model.matches import Finding, MatchState
from sqlbridge.model.product_codes import cleaned, gtin_of, is_code
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.submitting.desk import Desk
from sqlbridge.tasks.submitting.goods import Goods, read
from sqlbridge.tasks.submitting.shop_codes import ShopCodes, shared_code

TASK = "auto-submit"
_LOOKED_AT = "SKUs looked at"
_CHUNK = 500
# A run asks for no more: 250 searches, two a second.
_MOST_LOOK_UPS = 5000
_LONGEST_CODE = 64


def look_up(run: Run, desk: Desk, codes: ShopCodes, *, dry_run: bool) -> Iterator[Sequence[Finding]]:
    """What is found, a part at a time; unless `dry_run`, it is recorded, and so is the place reached in the shop.

    Goes on where the run before stopped, until the shop's last SKU or until enough was asked.
    """
    place, left = _place(run, desk), _MOST_LOOK_UPS
    while place is not None and left > 0:
        with run.bridge.database.read() as connection:
            skus = run.bridge.shop.every_sku(connection, place, _CHUNK)
        known = _open_skus(run, desk, skus)
        run.counts.add(_LOOKED_AT, len(skus))
        surveyed = _survey(run, desk, codes, known)
        to_ask = [one for one in surveyed if one.is_looked_up]
        left -= len(to_ask)
        yield _recorded(run, desk, [one for one in surveyed if not one.is_looked_up], dry_run=dry_run)
        for group in batches(to_ask, MOST_CODES):
            yield _recorded(run, desk, _ask(desk, group), dry_run=dry_run)
        run.bridge.advance("SKUs", run.counts.values[_LOOKED_AT])
        place = skus[-1] if len(skus) == _CHUNK else None
        if not dry_run:
            with run.begin() as connection:
                progress.reach(connection, run.bridge.database.tables, TASK, desk.channel.name, Progress(place=place))


def _place(run: Run, desk: Desk) -> str | None:
    with run.bridge.database.read() as connection:
        reached = progress.reached(connection, run.bridge.database.tables, TASK, desk.channel.name)
    return reached.place or ""


def _recorded(run: Run, desk: Desk, findings: Sequence[Finding], *, dry_run: bool) -> Sequence[Finding]:
    for one in findings:
        run.counts.add(f"codes {one.state}")
    if not dry_run:
        with run.begin() as connection:
            matches.record(connection, run.bridge.database.tables, desk.channel.name, findings, run.bridge.now())
    return findings


def _open_skus(run: Run, desk: Desk, skus: Sequence[str]) -> dict[str, Match | None]:
    """Those that are not listed, nor on their way, nor decided by an operator, with what is known of them."""
    tables, name = run.bridge.database.tables, desk.channel.name
    with run.bridge.database.read() as connection:
        listed = {one.shop_sku for one in listings.of_shop_skus(connection, tables, skus) if one.channel == name}
        known = match_queries.of_skus(connection, tables, name, skus)
    found = {sku: known.get(sku) for sku in skus if sku not in listed}
    return {sku: match for sku, match in found.items() if match is None or match.state not in matches.SETTLED}


def _survey(run: Run, desk: Desk, codes: ShopCodes, known: Mapping[str, Match | None]) -> list[Finding]:
    """What can be told without Amazon, and as UNKNOWN what is to be asked for now."""
    texts = {
        sku: codes.by_key.get(goods.key, "")
        for sku, goods in read(run.bridge, desk, list(known)).items()
        if isinstance(goods, Goods)
    }
    coded = {sku: text for sku, text in texts.items() if is_code(text)}
    run.counts.add("products without a code", len(texts) - len(coded))
    findings = [_looked_at(sku, text) for sku, text in coded.items()]
    gtins = {one.shop_sku: one.code for one in findings if one.state is MatchState.UNKNOWN}
    with run.bridge.database.read() as connection:
        others = codes.others(connection, run.bridge.shop, gtins)
    findings = [_shared(one, others[one.shop_sku]) if one.shop_sku in others else one for one in findings]
    return [one for one in findings if _is_news(run, desk, one, known[one.shop_sku])]


def _looked_at(sku: str, text: str) -> Finding:
    try:
        return Finding(sku, gtin_of(text), MatchState.UNKNOWN)
    except ValueError as exc:
        code = cleaned(text).encode("ascii", "replace").decode()[:_LONGEST_CODE]
        return Finding(sku, code, MatchState.INVALID, reason=str(exc), is_looked_up=False)


def _shared(finding: Finding, others: Sequence[str]) -> Finding:
    reason = shared_code(finding.code, others)
    return replace(finding, state=MatchState.SHARED, reason=reason, is_looked_up=False)


def _is_news(run: Run, desk: Desk, finding: Finding, match: Match | None) -> bool:
    if match is None or match.code != finding.code:
        return True
    if not finding.is_looked_up:
        return (match.state, match.reason) != (finding.state, finding.reason)
    if match.looked_up_at is None:
        return True
    return match.looked_up_at + timedelta(days=desk.settings.ask_again_days) <= run.bridge.now()


def _ask(desk: Desk, group: Sequence[Finding]) -> list[Finding]:
    items = desk.catalogue.find(desk.marketplace_id, [one.code for one in group])
    return [_judged(one, [item for item in items if one.code in item.gtins]) for one in group]


def _judged(asked: Finding, items: Sequence[CatalogueItem]) -> Finding:
    """One clear ASIN, several or none."""
    if len(items) == 1:
        return replace(asked, state=MatchState.FOUND, asin=items[0].asin)
    if not items:
        return replace(asked, reason=f"Amazon's catalogue has no {asked.code}")
    candidates = tuple(f"{item.asin} {item.title}".strip() for item in items)
    return replace(asked, state=MatchState.AMBIGUOUS, candidates=candidates, reason="several ASINs have this code")
