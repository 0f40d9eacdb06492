"""Every figure of the benchmark can be taken, on both servers: at a size that says nothing about speed."""

import math
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from sqlbridge.bench.figures import FIGURES
from sqlbridge.bench.ground import Ground, given_ground
from sqlbridge.bench.measure import Figure
from sqlbridge.bench.report import COLUMNS, row
from sqlbridge.commands.bench import bench
from sqlbridge.demo.server import PrivateServer

TINY = 0.001


@pytest.fixture
def ground(server: PrivateServer) -> Ground:
    return given_ground(server.url.render_as_string(hide_password=False), TINY)


# python-mysql-replication calls the driver by old names.
@pytest.mark.filterwarnings("ignore:'(db|passwd)' is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_is_taken_and_told(ground: Ground, name: str) -> None:
    figures = list(FIGURES[name](ground))
    assert figures
    for figure in figures:
        assert 0 < figure.low <= figure.value <= figure.high < math.inf
        assert len(row(figure)) == len(COLUMNS)


def test_what_is_broken_off_has_reported_the_figures_so_far(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(_ground: Ground) -> Iterator[Figure]:
        raise KeyboardInterrupt

    monkeypatch.setitem(FIGURES, "walk", broken_off)
    address = ground.url.render_as_string(hide_password=False)
    with pytest.raises(KeyboardInterrupt):
        bench(url=address, scale=TINY, only=["documents", "walk"], folder=tmp_path)
    assert "feed documents" in (tmp_path / "given.md").read_text(encoding="utf-8")


def test_nothing_is_left_on_the_server_where_it_is_ended_from_outside(ground: Ground) -> None:
    address = ground.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "sqlbridge", "bench", "--url", address, "--only", "walk"]
    engine = create_engine(ground.url)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        while not (schemas := _scratch_schemas(engine)) and running.poll() is None:
            time.sleep(0.1)
        running.terminate()
    assert schemas
    assert running.returncode == 128 + signal.SIGTERM
    assert _scratch_schemas(engine) == []


def _scratch_schemas(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(text("SHOW DATABASES LIKE 'sqlbridge\\_bench\\_%'")).scalars())
