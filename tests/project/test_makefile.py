"""The Makefile, as somebody meets it who has just cloned the project."""

import re
import subprocess

from tests.conftest import PROJECT


def make(*arguments: str) -> str:
    answer = subprocess.run(
        ("make", "--no-print-directory", *arguments), cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return answer.stdout


def phony_targets() -> set[str]:
    text = (PROJECT / "Makefile").read_text(encoding="utf-8")
    found = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert found
    return set(found[1].split())


def test_make_alone_shows_the_help() -> None:
    assert make() == make("help")


def test_the_help_lists_every_target_with_its_meaning() -> None:
    listed = dict(line.split(maxsplit=1) for line in make("help").splitlines())
    assert listed.keys() == phony_targets()
    assert all(listed.values())


def test_the_demo_on_mariadb_needs_no_mysql() -> None:
    steps = make("--dry-run", "demo", "SHOP=magento2", "SERVER=mariadb")
    assert "sqlbridge demo --shop magento2 --server mariadb" in steps
    assert '[ "mariadb" != mysql ] || tests/servers/get-server.sh' in steps
