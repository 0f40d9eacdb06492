"""What the judge makes of its folder."""

import gzip
from decimal import Decimal
from pathlib import Path

import pytest

from sqlbridge.model.changes import Entity, EntityKey
from tests.judge.answers import read_answers
from tests.judge.ground import dump_statements
from tests.judge.shops import JudgeError, find_shops
from tests.judge.writes import read_actions

MAGENTO = (
    '[{"scope": "base", "id": 9, "sku": null, "offer_gross": 7.58, "offer_net": 6, "offer_quantity": 2,'
    ' "unlimited": false, "orderable": true}]'
)
PRESTASHOP = (
    '[{"scope": "shop 2", "id_shop": 2, "id_product": 9, "id_product_attribute": 4, "sku": "A", "offer_gross": null,'
    ' "offer_net": null, "offer_quantity": 0, "unlimited": false, "orderable": false}]'
)


def test_money_is_read_as_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(MAGENTO)
    (answer,) = read_answers(file, "magento2")
    assert (answer.gross, answer.net) == (Decimal("7.58"), Decimal(6))
    assert (answer.shop, answer.sku, answer.key) == ("base", "", EntityKey(Entity.PRODUCT, "9"))


def test_a_combination_is_known_by_its_own_id(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(PRESTASHOP)
    (answer,) = read_answers(file, "prestashop")
    assert (answer.shop, answer.key) == ("2", EntityKey(Entity.COMBINATION, "4"))
    assert answer.is_net_stated


@pytest.mark.parametrize("name", ["magento1", "magento2", "prestashop16"])
def test_shops_are_found_by_their_dumps(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.sql.gz").touch()
    (tmp_path / f"{name}.sellable-later.json").touch()
    (tmp_path / f"{name}.sellable.json").touch()
    (shop,) = find_shops(tmp_path)
    assert [file.name for file, _ in shop.answers()] == [f"{name}.sellable.json", f"{name}.sellable-later.json"]


def test_answers_of_an_unknown_moment_are_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "magento2.sql.gz").touch()
    (tmp_path / "magento2.sellable-some-day.json").touch()
    with pytest.raises(JudgeError, match="its moment is not known"):
        find_shops(tmp_path)[0].answers()


def test_a_shop_of_an_unknown_platform_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "opencart.sql.gz").touch()
    with pytest.raises(JudgeError, match="of which platform"):
        find_shops(tmp_path)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(JudgeError, match="no shops in"):
        find_shops(tmp_path)


def test_writes_are_read_by_action(tmp_path: Path) -> None:
    file = tmp_path / "a.writes.sql"
    file.write_text(
        "-- one\nUPDATE `a` SET x = '-- 1';\nINSERT  IGNORE INTO `b` (c) VALUES (1);\n-- two\nDELETE FROM c;\n"
    )
    actions = read_actions(file)
    assert [action.title for action in actions] == ["1. one", "2. two"]
    assert [[write.table for write in action.writes] for action in actions] == [["a", "b"], ["c"]]


def test_a_write_that_is_not_understood_is_not_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.writes.sql"
    file.write_text("-- one\nLOAD DATA INFILE 'x' INTO TABLE a;\n")
    with pytest.raises(JudgeError, match="which table does this write"):
        read_actions(file)


def test_a_dump_is_cut_into_statements(tmp_path: Path) -> None:
    file = tmp_path / "a.sql.gz"
    file.write_bytes(
        gzip.compress(b"-- head\n\nCREATE TABLE a (\n  -- no comment of the dump's\n  b INT);\n/*!40101 SET x */;\n")
    )
    first, second = dump_statements(file)
    assert first == "CREATE TABLE a (\n  -- no comment of the dump's\n  b INT);\n"
    assert second == "/*!40101 SET x */;\n"
