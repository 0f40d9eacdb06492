"""Opening an account: what each run of cron pays before it does anything."""

import ssl

import pytest

from sqlbridge.amazon.account import AmazonAccount
from tests.amazon.conftest import SELLER, Unlimited, account_settings


def test_certificates_are_read_once_however_many_accounts_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """To read all authorities takes some 30 ms each time."""
    read: list[object] = []
    make = ssl.create_default_context

    def count(*arguments: object, **options: object) -> ssl.SSLContext:
        read.append(arguments)
        return make(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(ssl, "create_default_context", count)
    for _ in range(3):
        AmazonAccount(SELLER, account_settings(""), Unlimited())
    assert len(read) <= 1
