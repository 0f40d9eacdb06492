"""What waits is found, told with its reason, and sent or retried by whoever may act."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from sqlbridge.database.engine import open_database
from sqlbridge.ledger.views import change_pages
from tests.dashboard.console import Browser, Console
from tests.dashboard.effort import rows_read
from tests.doctor.clinic import Clinic

_COLUMNS = "(entity, entity_key, operation, origin, log_rows, first_logged_at, last_logged_at, state, is_open"
_TIME = "'2026-01-02 03:04:05'"


def change(
    clinic: Clinic, key: str, state: str = "waiting", reason: str = "", entity: str = "sku", **more: object
) -> int:
    """Put a change into the table; its id."""
    names = "".join(f", {name}" for name in more)
    values = "".join(f", {value!r}" for value in more.values())
    is_open = 1 if state in {"pending", "waiting"} else "NULL"
    literal = key if key.startswith("0x") else f"'{key}'"
    words = reason.replace("'", "''")
    clinic.run(
        f"INSERT INTO BRIDGE.changes {_COLUMNS}, reason{names}) VALUES ('{entity}', {literal}, 'U', 'test <b>', 1, "
        f"{_TIME}, {_TIME}, '{state}', {is_open}, NULLIF('{words}', ''){values})"
    )
    return newest(clinic)


def newest(clinic: Clinic) -> int:
    bridge = clinic.settings.bridge.schema
    return int(clinic.shop.read(f"SELECT max(id) FROM `{bridge}`.changes")[0][0])


def state_of(clinic: Clinic, id_: int) -> tuple[str, object]:
    bridge = clinic.settings.bridge.schema
    ((state, not_before),) = clinic.shop.read(f"SELECT state, not_before FROM `{bridge}`.changes WHERE id = {id_}")
    return state, not_before


def audited(clinic: Clinic, action: str) -> list[tuple[str, str, str]]:
    """Who did it, with what, and what came of it."""
    bridge = clinic.settings.bridge.schema
    query = f"SELECT actor, subject, outcome FROM `{bridge}`.audit WHERE action = '{action}' ORDER BY id"
    return [(actor, subject, outcome) for actor, subject, outcome in clinic.shop.read(query)]


@pytest.fixture(autouse=True)
def tidy(clinic: Clinic) -> Iterator[None]:
    """Only the test's own changes are there, and they go with it."""
    tables = ("changes", "change_messages", "feed_messages", "audit")
    clinic.run(*(f"DELETE FROM BRIDGE.{name}" for name in tables))
    yield
    clinic.run(*(f"DELETE FROM BRIDGE.{name}" for name in tables))


def test_each_state_tells_why_it_waits(clinic: Clinic, vera: Browser) -> None:
    change(clinic, "NEW", "pending")
    change(
        clinic, "LATER", "pending", "Amazon cancelled the feed before processing", not_before="2026-01-02 05:00:00"
    )
    change(clinic, "TAKEN", "claimed")
    change(clinic, "BEHIND", "waiting", "an older value is in feed 17", waits_for_feed=17)
    id_ = change(clinic, "GONE-OUT", "sending")
    clinic.run(f"INSERT INTO BRIDGE.change_messages VALUES ({id_}, 23, 1)")
    page = vera.get("waiting").text
    for words in ("The next run takes it.", "A run has it in hand.", "an older value is in feed 17", "/feeds/23"):
        assert words in page
    assert 'href="/feeds/17"' in page
    assert page.index(">NEW<") < page.index(">BEHIND<"), "the oldest stands first"
    page = vera.get("waiting?order=newest").text
    assert page.index(">NEW<") > page.index(">BEHIND<")
    page = vera.get("waiting?state=claimed").text
    assert ">TAKEN<" in page
    assert ">NEW<" not in page


def test_hostile_keys_and_origins_are_shown_as_they_are(clinic: Clinic, vera: Browser) -> None:
    change(clinic, "<script>alert(1)</script>")
    change(clinic, "0xff3c27")
    change(clinic, "0xffff", entity="product")
    change(clinic, 'a b&sku="c"')
    page = vera.get("waiting").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\\xff&lt;&#39;" in page
    assert "\\xff\\xff" in page
    assert "test &lt;b&gt;" in page
    assert "sku=a+b%26sku%3D%22c%22" in page


def test_a_reason_is_found_page_by_page_in_a_window(
    clinic: Clinic, vera: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sqlbridge.dashboard.pages.waiting._WINDOW", 3)
    change(clinic, "HELD-1", "waiting", "held: the price would go from 1 to 9 (+800 %)")
    for number in range(5):
        change(clinic, f"OTHER-{number}", "waiting", "an older value is in feed 17")
    change(clinic, "HELD-2", "waiting", "held: the price would go from 1 to 8 (+700 %)")
    first = vera.get("waiting?why=held")
    assert ("HELD-1" in first.text, "HELD-2" in first.text) == (True, False)
    seen, path = [first.text], next_page(first.text)
    while path:
        seen.append(vera.get(path).text)
        path = next_page(seen[-1])
    assert [">HELD-2<" in page for page in seen] == [False, False, True]
    assert "None among these; there are more." in seen[1]
    assert not any("OTHER-" in page for page in seen)


def next_page(page: str) -> str:
    """What the link to the next page says, without the slash before it; empty where there is none."""
    before, found, _after = page.partition('">Next page')
    return before.rpartition('href="/')[2].replace("&amp;", "&") if found else ""


def test_long_lists_go_on_where_the_page_before_ended(clinic: Clinic, vera: Browser) -> None:
    ids = [change(clinic, f"SKU-{number:03}") for number in range(60)]
    first = vera.get("waiting").text
    assert (">SKU-049<" in first, ">SKU-050<" in first) == (True, False)
    second = vera.get(next_page(first)).text
    assert (">SKU-049<" in second, ">SKU-050<" in second, ">SKU-059<" in second) == (False, True, True)
    assert next_page(second) == ""
    assert f"{len(ids)} changes in these states." in first


def test_a_sku_is_found_by_its_beginning(clinic: Clinic, vera: Browser) -> None:
    clinic.run(
        "INSERT INTO BRIDGE.listings (account, channel, seller_sku, shop_sku, fulfilment, first_seen_at,"
        f" last_seen_at) VALUES ('main', 'de', 'DEMO-0003', 'DEMO-0003', 'merchant', {_TIME}, {_TIME})"
    )
    product = clinic.shop.read("SELECT id_product FROM ps_product WHERE reference = 'DEMO-0003'")[0][0]
    change(clinic, str(product), entity="product")
    change(clinic, "NEVER-LISTED")
    try:
        page = vera.get("waiting?sku=DEMO-0003").text
        assert f"product {product}" in page
        assert "NEVER-LISTED" not in page.partition('id="list"')[2]
        assert ">NEVER-LISTED<" in vera.get("waiting?sku=NEVER-LISTED").text
        assert "There is none." in vera.get("waiting?sku=%25").text
    finally:
        clinic.run("DELETE FROM BRIDGE.listings WHERE seller_sku = 'DEMO-0003'")


def test_a_shop_that_cannot_be_read_is_told_beside_what_is_known(
    clinic: Clinic, console: Console, vera: Browser
) -> None:
    change(clinic, "17", entity="product")
    clinic.run("RENAME TABLE SHOP.ps_product TO SHOP.ps_product_away")
    try:
        answer = vera.get("waiting")
    finally:
        clinic.run("RENAME TABLE SHOP.ps_product_away TO SHOP.ps_product")
    assert answer.status_code == 200
    assert "The shop does not tell its SKUs:" in answer.text


def test_what_is_ticked_goes_with_the_run_that_begins(
    clinic: Clinic, otto: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr("sqlbridge.actions.tasks._start", lambda _file, task: begun.append(task))
    held = change(clinic, "HELD", "waiting", "held: 12 of 12")
    later = change(clinic, "LATER", "pending", not_before="2036-01-02 05:00:00")
    behind = change(clinic, "BEHIND", "waiting", "an older value is in feed 17", waits_for_feed=17)
    answer = otto.send("waiting/send", {"change": [held, later, behind], "back": "/waiting"}, page="waiting")
    assert "2 of 3 changes go with the next run, which has begun now." in otto.follow(answer)
    assert [state_of(clinic, id_) for id_ in (held, later)] == [("pending", None)] * 2
    assert state_of(clinic, behind)[0] == "waiting"
    assert begun == ["update"]
    subject = f"{held}, {later}, {behind}"
    assert audited(clinic, "changes-send") == [("otto", subject, "2 of 3 changes go with the next run")]
    answer = otto.send("waiting/send", {"change": [behind]}, page="waiting")
    assert (answer.status_code, "they wait for a feed" in answer.text) == (409, True)
    assert otto.send("waiting/send", {}, page="waiting").status_code == 409
    assert begun == ["update"], "nothing to send begins no run"


def refused(clinic: Clinic, key: str, code: str, words: str) -> int:
    """A change whose one message Amazon refused; its id, which is its feed's, too."""
    id_ = change(clinic, key, "refused")
    clinic.run(
        f"INSERT INTO BRIDGE.change_messages VALUES ({id_}, {id_}, 1)",
        "INSERT INTO BRIDGE.feed_messages (feed_id, message_id, value_id, seller_sku, value, state, issue_code,"
        f" issue) VALUES ({id_}, 1, {id_}, '{key}', 1, 'refused', '{code}', '{words}')",
    )
    return id_


def test_refused_changes_tell_amazons_words_and_go_again_ticked_or_by_code(clinic: Clinic, otto: Browser) -> None:
    first = refused(clinic, "BAD-1", "90117", "The price is <too> high")
    second, third = refused(clinic, "BAD-2", "90117", "again"), refused(clinic, "BAD-3", "8541", "other")
    page = otto.get("waiting?state=refused").text
    for words in ("The price is &lt;too&gt; high", "<code>8541</code>", f'href="/feeds/{first}"', "2 values"):
        assert words in page
    assert "sqlbridge changes retry --code 90117" in page
    answer = otto.send("waiting/retry", {"change": [third], "back": "/waiting"}, page="waiting")
    assert "1 changes go again with the next run" in otto.follow(answer)
    assert [state_of(clinic, id_)[0] for id_ in (first, second, third)] == ["refused", "refused", "pending"]
    otto.follow(otto.send("waiting/retry", {"code": "90117"}, page="waiting"))
    assert [state_of(clinic, id_)[0] for id_ in (first, second)] == ["pending", "pending"]
    assert [row[1] for row in audited(clinic, "changes-retry")] == [str(third), "90117"]
    assert otto.send("waiting/retry", {"code": "90117"}, page="waiting").status_code == 409


def test_viewers_see_no_buttons(clinic: Clinic, vera: Browser) -> None:
    refused(clinic, "BAD", "90117", "words")
    for path in ("waiting", "waiting?state=refused"):
        page = vera.get(path).text.partition("<main")[2]
        assert 'method="post"' not in page
        assert 'type="checkbox"' not in page


def test_pages_are_read_along_an_index(clinic: Clinic) -> None:
    values = ", ".join(
        f"('sku', 'K{number}', 'U', 't', 1, {_TIME}, {_TIME}, '{state}', 1)"
        for number in range(6000)
        for state in (("waiting", "pending", "done")[number % 3],)
    )
    clinic.run(f"INSERT INTO BRIDGE.changes {_COLUMNS}) VALUES {values}", "ANALYZE TABLE BRIDGE.changes")
    database = open_database(clinic.settings)
    tables, states = database.tables, change_pages.ON_THE_WAY

    def pages(connection: Connection) -> None:
        assert len(change_pages.page(connection, tables, states, limit=51)) == 51
        assert change_pages.window_end(connection, tables, states, after=None, newest_first=True, size=51)

    assert rows_read(database, pages) < 1000
    database.engine.dispose()
