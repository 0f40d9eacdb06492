"""Limits that keep the code readable."""

from tests.conftest import PROJECT

MOST_LINES = 300


def test_no_module_is_longer_than_300_lines() -> None:
    modules = {path.relative_to(PROJECT): path for path in (PROJECT / "sqlbridge").rglob("*.py")}
    lengths = {str(name): len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules.items()}
    assert lengths
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}
