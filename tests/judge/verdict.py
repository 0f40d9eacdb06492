"""Judges shop after shop, server after server."""

import traceback
from collections.abc import Sequence
from pathlib import Path

from sqlbridge.demo.server import PrivateServer, find_server
from tests.judge.clock import judge_clock
from tests.judge.ground import CAPTURES, Ground
from tests.judge.reading import judge_reading, judge_walk
from tests.judge.replay import judge_writes
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
        for capture in CAPTURES:
            ground = Ground(server, shop, capture)
            ground.load()
            if capture == CAPTURES[0]:
                _judge_reading(ground, name, report)
            report.writes(f"{name}, writes, {capture}", judge_writes(ground))
    except Exception as error:  # an adapter that crashes must not hide what the others read
        traceback.print_exc()
        report.broken_off(name, error)


def _judge_reading(ground: Ground, name: str, report: Report) -> None:
    report.reading(name, list(judge_reading(ground)))
    report.walk(f"{name}, all SKUs", judge_walk(ground))
    report.clock(f"{name}, clock", judge_clock(ground))
