"""Figure 12: how long the dashboard's pages take on the server, with a million offers and five million changes."""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from sqlbridge.actions import dashboard_accounts
from sqlbridge.bench.crowd import fill
from sqlbridge.bench.ground import BenchShop, Ground, bench_shop
from sqlbridge.bench.measure import Figure, percentile
from sqlbridge.dashboard.pages import PAGES
from sqlbridge.dashboard.passwords import hashed
from sqlbridge.demo.configuration import as_toml
from sqlbridge.model.people import Actor, DashboardRole, Way

_GOAL = 100.0
_ROUNDS, _FEWEST_ROUNDS = 30, 20
_PASSWORD = "only for the benchmark"  # noqa: S105, on a scratch schema
_PARTS = {"feed": "7", "order_id": "305-00000000000500"}
# With what an operator types, and the second page of each list.
_ASKED = {
    "waiting": ("", "?state=waiting", "?order=newest", "?state=refused", "?why=held", "?sku=AMZ-000004"),
    "product": ("?sku=BENCH-00000777", "?sku=AMZ-000004"),
    "listings": ("", "?channel=de&sku=AMZ-00047", "?by=shop&sku=BENCH-000004", "?only=gone", "?only=amazon-only"),
    "matches": ("", "?state=ambiguous"),
    "orders": ("", "?state=problems", "?order=305-00000000000"),
    "shipments": ("", "?state=problems"),
    "feeds": ("", "?state=open", "?channel=de&kind=stock"),
    "feed": ("", "?show=refused&sku=AMZ-0000"),
    "refusals": ("", "?code=8572"),
    "held": ("", "?kind=price&destination=de", "?reason=90"),
}


def pages(ground: Ground) -> Iterator[Figure]:
    """The slowest page by its 95th percentile, and each page's own."""
    with bench_shop(ground, "prestashop", 2000) as shop, tempfile.TemporaryDirectory() as folder:
        shop.install()
        sizes = fill(shop, ground)
        words = f"pages of the dashboard with {sizes['offers']:,} offers and {sizes['changes']:,} changes"
        with _dashboard(shop, Path(folder)) as client:
            for name, path in _addresses():
                yield _figure(client, ground.rounds(_ROUNDS, _FEWEST_ROUNDS), words, name, path)


def _figure(client: httpx.Client, rounds: int, words: str, name: str, path: str) -> Figure:
    taken = []
    for number in range(rounds + 1):
        started = time.perf_counter()
        answer = client.get(path)
        if number:
            taken.append((time.perf_counter() - started) * 1000)
    if answer.status_code != httpx.codes.OK:
        raise RuntimeError(f"{path} answered {answer.status_code}: {answer.text[:500]}")
    worst = percentile(taken, 95)
    return Figure("12", f"{words}: {path or name}", "p95", worst, min(taken), max(taken), unit="ms", goal=_GOAL)


def _addresses() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        path = re.sub(r"\{(\w+)(:\w+)?\}", lambda part: _PARTS.get(part[1], "1"), page.path)
        for asked in _ASKED.get(page.name, ("",)):
            yield page.name, path.lstrip("/") + asked


@contextmanager
def _dashboard(shop: BenchShop, folder: Path) -> Iterator[httpx.Client]:
    """The dashboard as an operator starts it, and somebody who is logged in."""
    actor = Actor("bench", Way.CLI)
    dashboard_accounts.add(shop.database, actor, "bench", DashboardRole.OPERATOR, hashed(_PASSWORD))
    configuration = folder / "sqlbridge.toml"
    configuration.write_text(as_toml(shop.settings), encoding="utf-8")
    configuration.chmod(0o600)
    command = [sys.executable, "-m", "sqlbridge", "--config", str(configuration), "dashboard", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            told = server.stderr.readline() if server.stderr else ""
            with httpx.Client(base_url=told.partition(" is at ")[2].strip(), timeout=60) as client:
                _log_in(client)
                yield client
        finally:
            server.terminate()


def _log_in(client: httpx.Client) -> None:
    found = re.search(r'name="csrf_token" value="([0-9a-f]+)"', client.get("login").text)
    token = found[1] if found else ""
    client.post("login", data={"name": "bench", "password": _PASSWORD, "csrf_token": token})
