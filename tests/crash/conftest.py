"""Worlds in which runs die."""

import pytest

from tests.crash.trouble import TroubledShop
from tests.tasks.conftest import MakeWorld
from tests.tasks.conftest import make_world as make_world
from tests.tasks.conftest import sandbox as sandbox


@pytest.fixture
def troubled(make_world: MakeWorld) -> TroubledShop:
    """A synchronised shop on two channels, and Amazon with a clock that only the test moves."""
    return TroubledShop(make_world(marketplaces=("DE", "FR")))
