"""Judges shop after shop, server after server."""

from collections.abc import Sequence
from pathlib import Path

from sqlbridge.demo.server import PrivateServer, find_server
from sqlbridge.errors import SqlBridgeError
from tests.judge.ground import Ground
from tests.judge.reading import judge_reading
from tests.judge.report import Report
from tests.judge.shops import JudgedShop, JudgeError, find_shops

_PROJECT = Path(__file__).resolve().parent.parent.parent


def judge(folder: Path, servers: Sequence[str], only: str, report: Report) -> None:
    """Everything in the folder, on every server. Raises JudgeError where there is nothing to judge."""
    shops = [shop for shop in find_shops(folder) if only in {"", shop.name}]
    if not shops:
        there = ", ".join(shop.name for shop in find_shops(folder))
        raise JudgeError(f"no shop {only!r} in {folder}; there: {there}")
    programs = [find_server(name, _PROJECT / ".servers") for name in servers]
    for program in programs:
        with PrivateServer(program, _PROJECT / ".cache") as server:
            for shop in shops:
                _judge_shop(server, shop, report)


def _judge_shop(server: PrivateServer, shop: JudgedShop, report: Report) -> None:
    name = f"{shop.name} on {server.program.name}"
    try:
        ground = Ground(server, shop, "procedure")
        ground.load()
        report.reading(name, list(judge_reading(ground)))
    except SqlBridgeError as error:
        report.end(False, f"{name}: not judged: {error}")
