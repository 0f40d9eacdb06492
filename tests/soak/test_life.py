"""Whatever happens, in whatever order: Amazon ends at the shop's newest values and never goes back to older ones.

`make soak MINUTES=60` goes on as long as asked, from a seed that it prints; `make soak SEED=7` goes through that life
once more.
"""

import os
import sys
import time
from itertools import count

import hypothesis
from hypothesis import HealthCheck, Phase
from hypothesis.stateful import run_state_machine_as_test

from tests.soak.life import ShopLife
from tests.soak.shop import WRITES, RisingShop
from tests.tasks.conftest import MakeWorld

_MINUTES = float(os.environ.get("SQLBRIDGE_SOAK_MINUTES", "0"))
_SEED = int(os.environ.get("SQLBRIDGE_SOAK_SEED", "1"))
_TASKS = (
    "update",
    "acknowledge",
    "reconcile",
    "import_orders",
    "send_tracking",
    "auto_submit",
    "match",
    "housekeeping",
)
_ALWAYS = ("writes", "runs of update", "crashes", "convergences")
_IN_A_LONG_SOAK = (
    *("rollbacks", "long transactions", "orders", "parcels", "offers", "faults", "clock jumps"),
    *("triggers dropped", "suspensions", "switches"),
    *("calm lives", "troubled lives"),
    *(f"writes {kind}" for kind in WRITES),
    *(f"crashes by {one}" for one in ("kill", "cut_off", "forget_commit", "lose_request", "lose_answer")),
    *(f"runs of {task}" for task in _TASKS),
    *(f"crashes of {task}" for task in _TASKS),
)
# A life is replayed by its seed, not by a smaller one: the shop lives on from one to the next.
_SETTINGS = hypothesis.settings(
    max_examples=8,  # the first does one thing only
    stateful_step_count=35,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_a_shops_life_ends_well_whatever_happens(make_world: MakeWorld) -> None:
    shop = RisingShop(make_world(marketplaces=("DE", "FR"), skus=60))
    end = time.monotonic() + _MINUTES * 60
    for seed in count(_SEED):
        _say(f"seed {seed}")
        life = hypothesis.seed(seed)(type("ShopLife", (ShopLife,), {"shop": shop}))
        run_state_machine_as_test(life, settings=_SETTINGS)
        if time.monotonic() >= end:
            break
    _say("; ".join(f"{number} {what}" for what, number in sorted(shop.done.items())))
    missing = [what for what in (*_ALWAYS, *(_IN_A_LONG_SOAK if _MINUTES else ())) if not shop.done[what]]
    assert not missing, f"nothing was shown of {missing}"


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
