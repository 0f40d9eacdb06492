"""Whatever is wrong with the log, the shop's own write succeeds."""

import pytest

from sqlbridge.capture.definition import quoted_account
from tests.capture.bridge import Bridge
from tests.capture.conftest import MakeBridge

WRITE = "UPDATE ps_stock_available SET quantity = 4711 WHERE id_stock_available = 1"

BREAKAGES = {
    "log table missing": "DROP TABLE {log}",
    "log table of another shape": "ALTER TABLE {log} DROP COLUMN origin",
    "log column too narrow": "ALTER TABLE {log} MODIFY entity ENUM('x') NOT NULL, ADD UNIQUE (entity)",
    "auto_increment used up": "ALTER TABLE {log} MODIFY id TINYINT AUTO_INCREMENT, AUTO_INCREMENT = 127",
    "procedure missing": "DROP PROCEDURE IF EXISTS {procedure}",
}


@pytest.mark.parametrize("capture", ["procedure", "inline"])
@pytest.mark.parametrize("breakage", BREAKAGES)
def test_the_shop_writes_on(bridge: MakeBridge, capture: str, breakage: str) -> None:
    broken = bridge(capture=capture)
    broken.install()
    names = {"log": broken.object("change_log"), "procedure": broken.object("log_change_v3")}
    broken.shop.write(BREAKAGES[breakage].format(**names))
    broken.shop.write(WRITE.replace("4711", "4710"))
    broken.shop.write(WRITE)
    assert _quantity(broken) == 4711


@pytest.mark.parametrize("capture", ["procedure", "inline"])
def test_the_shop_writes_on_when_the_definer_loses_a_right_of_logging(bridge: MakeBridge, capture: str) -> None:
    broken = bridge(capture=capture, definer="sqlbridge_switch@localhost")
    definer = quoted_account(broken.settings.bridge.definer)
    schema = f"`{broken.settings.bridge.schema}`.*"
    broken.shop.write(
        f"CREATE USER IF NOT EXISTS {definer} ACCOUNT LOCK",
        f"GRANT TRIGGER, SELECT ON `{broken.shop.schema}`.* TO {definer}",
        f"GRANT INSERT, EXECUTE ON {schema} TO {definer}",
    )
    broken.install()
    broken.shop.write(WRITE)
    assert len(broken.log()) == 1

    for privilege, quantity in (("INSERT", 4712), ("EXECUTE", 4713))[: 2 if capture == "procedure" else 1]:
        write = WRITE.replace("4711", str(quantity))
        broken.shop.write(f"REVOKE {privilege} ON {schema} FROM {definer}", write)
        assert _quantity(broken) == quantity
        assert len(broken.log()) == 1
        broken.shop.write(f"GRANT {privilege} ON {schema} TO {definer}")
    broken.shop.write(WRITE)
    assert len(broken.log()) == 2


def _quantity(bridge: Bridge) -> int:
    [(quantity,)] = bridge.shop.read("SELECT quantity FROM ps_stock_available WHERE id_stock_available = 1")
    return int(quantity)
