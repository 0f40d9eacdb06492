"""The judge in small, for every platform and server: see tests/judge. The answers are those of the real shops."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sqlbridge.database.statements import render
from sqlbridge.demo.server import PrivateServer
from sqlbridge.demo.shops import create_shop
from sqlbridge.model.changes import Entity, EntityKey
from tests.conftest import PREFIXES, drop_schema
from tests.judge import replay
from tests.judge.clock import judge_clock
from tests.judge.comparison import Tally
from tests.judge.ground import CAPTURES, Capture, Ground, run
from tests.judge.reading import judge_reading, judge_walk
from tests.judge.replay import judge_writes
from tests.judge.shops import JudgedShop

FOLDERS = sorted(Path(__file__).parent.glob("*/goods.sql"))


@dataclass(frozen=True)
class CompactGround(Ground):
    """A demo shop without goods but those of a file."""

    def fill(self) -> None:
        create_shop(self.server.url, self.judged.platform, self.schema, 0)
        sql = (self.judged.folder / "goods.sql").read_text(encoding="utf-8")
        with self.owner.connect() as connection:
            run(connection, render(sql, self.worker.names).strip().split(";\n"))


@pytest.fixture(params=FOLDERS, ids=lambda goods: goods.parent.name)
def shop(request: pytest.FixtureRequest) -> JudgedShop:
    folder: Path = request.param.parent
    return JudgedShop(folder.name, folder.name, PREFIXES[folder.name], folder)


@pytest.fixture(params=CAPTURES)
def ground(request: pytest.FixtureRequest, server: PrivateServer, shop: JudgedShop) -> Iterator[Ground]:
    """The shop, loaded anew."""
    capture: Capture = request.param
    ground = CompactGround(server, shop, capture)
    ground.load()
    yield ground
    for schema in (ground.schema, ground.settings.bridge.schema):
        drop_schema(server, schema)


procedure_only = pytest.mark.parametrize("ground", CAPTURES[:1], indirect=True)


@procedure_only
def test_offers_are_what_the_real_shop_answers(ground: Ground) -> None:
    total = Tally()
    for _, tally in judge_reading(ground):
        total.add(tally)
    assert total.differences == []
    assert total.is_right


@procedure_only
def test_every_sku_is_walked_over_once(ground: Ground) -> None:
    assert judge_walk(ground) == []


@procedure_only
def test_what_the_clock_changes_is_due(ground: Ground) -> None:
    found = judge_clock(ground)
    assert found.missed == []
    assert found.changed


def test_writes_are_logged_where_they_change_an_offer(ground: Ground) -> None:
    found = judge_writes(ground)
    assert (found.missed, found.idle) == ([], [])
    assert found.changed_singly
    assert found.is_right


@procedure_only
def test_the_judge_sees_a_change_that_is_not_logged(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "take_log", lambda _: [])
    found = judge_writes(ground)
    assert not found.is_right
    assert any("new price: changed, but not logged: 'K-net-12.3456'" in line for line in found.missed)


@procedure_only
def test_the_judge_sees_a_log_row_of_nothing(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "take_log", lambda _: [EntityKey(Entity.ALL, "")])
    found = judge_writes(ground)
    assert not found.is_right
    assert any("1. a save that changes nothing: logged" in line for line in found.idle)
