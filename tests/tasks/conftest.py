"""Worlds for the tests of the tasks."""

from collections.abc import Iterator
from typing import Protocol

import pytest

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.sandbox import Sandbox, start
from sqlbridge.wiring import open_bridge
from tests.harness import MakeSettings, MakeShop
from tests.tasks.still import StillSandbox
from tests.tasks.world import World, account_settings


class MakeWorld(Protocol):
    """Builds a world; its parts are dropped after the test."""

    def __call__(
        self, platform: str = "prestashop", marketplaces: tuple[str, ...] = ("DE",), skus: int = 20
    ) -> World: ...


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A fresh Amazon that processes a feed as soon as its clock is moved on."""
    with start() as running, StillSandbox(running.url) as client:
        client.settings(limits=False)
        yield client


@pytest.fixture
def make_world(shop: MakeShop, settings: MakeSettings, sandbox: Sandbox) -> MakeWorld:
    """Worlds with a demo shop of a platform, installed, with one account at the sandbox."""

    def make(platform: str = "prestashop", marketplaces: tuple[str, ...] = ("DE",), skus: int = 20) -> World:
        demo_shop = shop(platform, skus)
        scope = "1" if platform == "prestashop" else "base"
        configuration = settings(demo_shop, accounts={"main": account_settings(sandbox, scope, marketplaces)})
        upgrade(Installer(configuration))
        return World(demo_shop, sandbox, configuration, open_bridge(configuration))

    return make
