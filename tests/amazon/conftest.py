"""An account whose Amazon is a scripted server."""

from collections.abc import Callable, Iterator

import pytest

from sqlbridge.amazon.account import AmazonAccount
from sqlbridge.amazon.marketplaces import marketplace
from sqlbridge.model.selling import Account, Channel
from sqlbridge.settings import AccountSettings
from tests.amazon.scripted import ScriptedAmazon, scripted_amazon

DE, JP = marketplace("DE"), marketplace("JP")
SELLER = Account("main", "A1SELLER", "eu", "1", (Channel("de", "main", DE, "1", "DE"),))

OpenAccount = Callable[..., AmazonAccount]


class Unlimited:
    """A Throttle for tests that are not about quotas."""

    def take(self, account: str, operation: str) -> None:
        """Allow it."""

    def learn(self, account: str, operation: str, rate: float) -> None:
        """Forget it."""

    def drained(self, account: str, operation: str) -> None:
        """Ignore it."""


def account_settings(endpoint: str, client_secret: str = "amzn1.oa2-cs.v1.secret") -> AccountSettings:
    """The settings of SELLER at that endpoint."""
    return AccountSettings(
        seller_id=SELLER.seller_id,
        region="eu",
        client_id="amzn1.application-oa2-client.bridge",
        client_secret=client_secret,
        refresh_token="Atzr|refresh",
        endpoint=endpoint,
    )


@pytest.fixture
def amazon() -> Iterator[ScriptedAmazon]:
    """Amazon, to be told what to answer."""
    with scripted_amazon() as server:
        yield server


@pytest.fixture
def account(amazon: ScriptedAmazon) -> AmazonAccount:
    """SELLER's account at that Amazon."""
    return AmazonAccount(SELLER, account_settings(amazon.url), Unlimited())
