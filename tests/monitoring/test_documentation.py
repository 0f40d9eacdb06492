"""docs/monitoring.md knows every setting and every problem."""

from collections.abc import Iterator

from msgspec import Struct

from sqlbridge.monitoring.problems import CHECKS
from sqlbridge.settings import MonitoringSettings
from sqlbridge.settings.keys import keys_of
from sqlbridge.tasks.schedule import SCHEDULE
from tests.conftest import PROJECT

_PAGE = (PROJECT / "docs" / "monitoring.md").read_text(encoding="utf-8")


def test_every_setting_is_documented_in_its_table() -> None:
    for table, names in _tables(MonitoringSettings, "monitoring"):
        text = _PAGE.partition(f"[{table}]\n")[2].partition("```")[0]
        assert {line.partition(" = ")[0].lstrip("# ") for line in text.splitlines() if " = " in line} >= names, table


def test_every_problem_is_documented() -> None:
    of_tasks = {f"schedule-{task.name}" for task in SCHEDULE if f"`schedule-{task.name}`" not in _PAGE}
    assert len(of_tasks) < len(SCHEDULE)
    for check in CHECKS:
        assert f"`{check.id}`" in _PAGE or check.id in of_tasks, check.id


def _tables(structure: type[Struct], path: str) -> Iterator[tuple[str, set[str]]]:
    keys = list(keys_of(structure))
    yield path, {key.name for key in keys if key.table is None}
    for key in keys:
        if key.table is not None:
            yield from _tables(key.table, f"{path}.{key.name}")
