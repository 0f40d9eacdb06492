"""Buyers' data is sealed, told to nobody, and gone thirty days after delivery."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from sqlbridge.errors import SettingsError
from sqlbridge.ledger.personal_data import Vault
from sqlbridge.sandbox import Address, Buyer
from sqlbridge.tasks.housekeeping import housekeeping
from tests.amazon.test_order_reading import read
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.office import amazon_order, line

CANARY = "Canary Kanarienvogel"


def test_what_is_kept_of_a_buyer_cannot_be_read_and_is_gone_after_thirty_days(
    order_world: MakeOrderWorld, caplog: pytest.LogCaptureFixture
) -> None:
    office = order_world()
    office.world.list_skus("DEMO-0001")
    address = Address(name=CANARY, address_line1=CANARY, city=CANARY, postal_code="1", country_code="DE")
    office.place(
        amazon_order(1, buyer=Buyer(buyer_name=CANARY, buyer_email="canary@example.org"), address=address),
        amazon_order(2, line("GONE"), address=address),
    )
    office.run()
    for order_id in office.recorded():
        content = office.content(order_id)
        assert content
        assert b"Canary" not in content
    assert "Canary" not in repr(office.recorded())
    assert "Canary" not in caplog.text
    orders = office.world.tables.orders
    with office.world.bridge.database.begin() as connection:
        connection.execute(update(orders).values(deliver_by=office.world.bridge.now() - timedelta(days=29)))
    housekeeping(office.world.bridge)
    assert all(office.content(order_id) for order_id in office.recorded())
    later = office.world.bridge.now() + timedelta(days=2)
    housekeeping(replace(office.world.bridge, now=lambda: later))
    assert not any(office.content(order_id) for order_id in office.recorded())
    assert all(one["purged_at"] == later for one in office.recorded().values())


def test_another_key_is_named_and_a_short_one_refused() -> None:
    with pytest.raises(SettingsError, match=r"bridge\.personal_key must be a random text"):
        Vault("short")
    sealed = Vault("k" * 32).seal(read())
    with pytest.raises(SettingsError, match=r"another bridge\.personal_key"):
        Vault("l" * 32).open(sealed)
    assert Vault("k" * 32).open(sealed) == read()
