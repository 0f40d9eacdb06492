"""A shop with the bridge on it."""

from collections.abc import Callable

import msgspec
import pytest

from sqlbridge.settings import BridgeSettings
from tests.capture.bridge import Bridge
from tests.harness import MakeSettings, MakeShop

MakeBridge = Callable[..., Bridge]


@pytest.fixture
def bridge(shop: MakeShop, settings: MakeSettings) -> MakeBridge:
    """`bridge("prestashop", capture="inline")`: a fresh shop and settings for it; not installed yet."""

    def make(platform: str = "prestashop", **bridge_settings: str) -> Bridge:
        place = shop(platform)
        basis = settings(place)
        changed: BridgeSettings = msgspec.structs.replace(basis.bridge, **bridge_settings)
        return Bridge(place, msgspec.structs.replace(basis, bridge=changed))

    return make
