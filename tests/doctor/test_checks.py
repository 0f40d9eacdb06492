"""Every check finds what it is for, on real servers, and nothing once that is healed."""

from contextlib import nullcontext

import pytest

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.doctor.checks import CHECKS
from sqlbridge.doctor.examination import examine
from sqlbridge.doctor.model import Outcome
from tests.doctor import capture_cases, server_cases, work_cases
from tests.doctor.case import ADOPT, GRANT, INSTALL, Case
from tests.doctor.clinic import Clinic, account, changed
from tests.harness import MakeSettings, MakeShop

NOBODY = "http://127.0.0.1:9"
CASES = (*server_cases.CASES, *capture_cases.CASES, *work_cases.CASES)
# Tested below: it needs another platform.
ELSEWHERE = {"triggers-mview"}


def test_every_check_has_a_name_of_its_own_and_a_test_that_makes_it_fail() -> None:
    ids = [check.id for check in CHECKS]
    assert len(ids) == len(set(ids))
    assert set(ids) == {case.id for case in CASES} | ELSEWHERE


def test_a_sound_installation_is_told_only_that_its_amazon_is_a_sandbox(clinic: Clinic) -> None:
    with clinic.patient() as patient:
        found = {finding.check.id: finding for finding in examine(patient, CHECKS)}
    assert {id_: one.words for id_, one in found.items() if one.outcome in (Outcome.WARNING, Outcome.FATAL)} == {
        "amazon-endpoint": (f"accounts.main.endpoint is {clinic.sandbox.url}",)
    }
    assert found["triggers-probe"].outcome is Outcome.OK


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_check_finds_its_trouble_and_no_more_once_it_is_healed(clinic: Clinic, case: Case) -> None:
    try:
        clinic.run(*case.statements)
        with case.during(clinic) if case.during else nullcontext():
            found = clinic.look(case.id, case.change(clinic.settings), case.ahead, case.facts)
    finally:
        _heal(clinic, case)
    assert any(case.words in words for words in found.words), found
    assert found.outcome is (Outcome.FATAL if found.check.is_fatal else Outcome.WARNING)
    if case.statements:
        healed = clinic.look(case.id)
        assert healed.outcome in (Outcome.OK, Outcome.SKIPPED), healed


def _heal(clinic: Clinic, case: Case) -> None:
    if case.heal == (INSTALL,):
        clinic.install()
    elif case.heal == (GRANT,):
        clinic.grant()
    elif case.heal == (ADOPT,):
        clinic.adopt()
    else:
        clinic.run(*case.heal)


def test_the_probe_leaves_nothing_in_shop_or_log(clinic: Clinic) -> None:
    def state() -> object:
        log = f"SELECT COUNT(*) FROM `{clinic.settings.bridge.schema}`.change_log"
        return clinic.shop.read("SELECT * FROM ps_stock_available ORDER BY 1"), clinic.shop.read(log)

    before = state()
    assert clinic.look("triggers-probe").outcome is Outcome.OK
    assert state() == before


def test_the_probe_gives_way_to_a_shop_that_holds_the_row(clinic: Clinic) -> None:
    with clinic.shop.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE ps_stock_available SET quantity = quantity + 1")
        found = clinic.look("triggers-probe")
        connection.rollback()
    assert found.outcome is Outcome.SKIPPED
    assert "busy for a second" in found.words[0]


def test_magento_is_probed_and_its_scheduled_indexers_are_seen_before_its_upgrade(
    shop: MakeShop, settings: MakeSettings, clinic: Clinic
) -> None:
    """Magento names its own triggers trg_<table>_after_<event>: Framework/DB/Adapter/Pdo/Mysql.php."""
    magento = shop("magento2")
    configuration = settings(magento)
    upgrade(Installer(configuration))
    assert clinic.look("triggers-probe", configuration).outcome is Outcome.OK
    assert clinic.look("triggers-mview", configuration).outcome is Outcome.OK
    magento.write(
        "CREATE TRIGGER trg_cataloginventory_stock_item_after_update AFTER UPDATE ON cataloginventory_stock_item"
        " FOR EACH ROW BEGIN END"
    )
    found = clinic.look("triggers-mview", configuration)
    assert found.outcome is Outcome.WARNING
    assert "follow cataloginventory_stock_item by schedule: setup:upgrade aborts in Magento 2.4.6" in found.words[0]
    assert clinic.look("triggers-others", configuration).outcome is Outcome.OK


def test_an_unreachable_server_is_told_once_and_not_by_every_check(clinic: Clinic) -> None:
    broken = changed(part="database", socket="", port=1)(clinic.settings)  # nobody listens there
    with clinic.patient(broken) as patient:
        found = list(examine(patient, [check for check in CHECKS if check.group != "amazon"]))
    assert [one.check.id for one in found if one.outcome is Outcome.FATAL] == ["server-reachable"]
    told = [one for one in found if "no connection to" in " ".join(one.words)]
    assert [one.check.id for one in told] == ["server-reachable"], "its words are not repeated"
    skipped = {one.check.id: one.words for one in found if one.outcome is Outcome.SKIPPED}
    assert skipped["log-age"] == skipped["triggers-watched"] == skipped["triggers-body"] == ("see server-reachable",)


def test_an_amazon_that_is_not_reached_is_told_once_and_blamed_on_nothing_else(clinic: Clinic) -> None:
    """Neither on the token, nor on this host's clock, nor on another program that sends."""
    broken = account(endpoint=NOBODY)(clinic.settings)
    chosen = [
        check for check in CHECKS if check.group == "amazon" or check.id in {"clock-amazon", "copy-other-sender"}
    ]
    with clinic.patient(broken) as patient:
        found = {one.check.id: one for one in examine(patient, chosen)}
    assert [id_ for id_, one in found.items() if one.outcome is Outcome.FATAL] == ["amazon-reachable"]
    assert f"no connection to {NOBODY}" in found["amazon-reachable"].words[0]
    unseen = ("amazon-token", "amazon-marketplaces", "amazon-seller", "clock-amazon", "copy-other-sender")
    assert {found[id_].outcome for id_ in unseen} == {Outcome.SKIPPED}
    assert all("see amazon-reachable" in found[id_].words[0] for id_ in unseen)


def test_before_the_installation_nothing_of_it_is_well_or_broken(
    shop: MakeShop, settings: MakeSettings, clinic: Clinic
) -> None:
    bare = settings(shop("prestashop", skus=1))
    for id_ in (
        *(f"triggers-{one}" for one in ("body", "columns", "mode", "place", "procedure-same", "watched")),
        "log-size",
    ):
        found = clinic.look(id_, bare)
        assert found.outcome is Outcome.SKIPPED, found
        assert "run `sqlbridge install`" in found.words[0], id_


def test_names_that_cannot_be_are_told_once(clinic: Clinic) -> None:
    """A bridge in the shop's schema without a prefix of its own: nothing can be opened, and that is not well."""
    broken = changed(part="bridge", schema=clinic.settings.database.schema)(clinic.settings)
    with clinic.patient(broken) as patient:
        found = list(examine(patient, [check for check in CHECKS if check.group in ("server", "log")]))
    assert [one.check.id for one in found if one.outcome is Outcome.FATAL] == ["server-reachable"]
    assert "set bridge.prefix" in found[0].words[0]
