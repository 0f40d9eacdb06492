"""The documentation: built without a warning, complete in itself, and its figures those of the code."""

import re
import subprocess
import sys
from pathlib import Path

from sqlbridge.amazon.throttle import USAGE_PLANS
from sqlbridge.doctor.model import Group
from tests.conftest import PROJECT

DOCS = PROJECT / "docs"


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def test_the_documentation_builds_without_a_warning(tmp_path: Path) -> None:
    strictly = ("--fail-on-warning", "--keep-going", "--nitpicky", "--quiet")
    command = (sys.executable, "-m", "sphinx", *strictly, "--builder", "html", str(DOCS), str(tmp_path))
    outcome = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert outcome.returncode == 0, outcome.stderr
    assert (tmp_path / "index.html").exists()


def test_no_page_fetches_anything_from_elsewhere() -> None:
    drawings = [*(DOCS / "drawings").glob("*.svg")]
    assert drawings
    for drawing in drawings:
        text = text_of(drawing)
        assert "<title>" in text, drawing
        assert "<desc>" in text, drawing
        assert not re.findall(r"(?:href|src|url)\s*[=(]\s*[\"']?(?!#)", text), drawing
    for page in DOCS.rglob("*.md"):
        assert not re.findall(r"!\[[^\]]*\]\(https?:", text_of(page)), page


def test_the_cost_in_calls_names_each_usage_plan_as_the_code_has_it() -> None:
    rows = re.findall(
        r"^\| `(\w+)`[^|]*\| ([^|]+) \| (\d+) \| ([\d,]+) \|$", text_of(DOCS / "api-cost.md"), re.MULTILINE
    )
    told = {name: (_rate(rate), int(burst), int(a_day.replace(",", ""))) for name, rate, burst, a_day in rows}
    assert told == {name: (plan.rate, plan.burst, int(plan.rate * 86_400)) for name, plan in USAGE_PLANS.items()}


def test_the_guide_of_operators_names_each_group_of_the_doctor() -> None:
    guide = text_of(DOCS / "operating.md")
    assert [group for group in Group if f"`{group}-…`" not in guide] == []


def _rate(words: str) -> float:
    number, _, seconds = words.partition(" in ")
    return float(number) / float(seconds.removesuffix(" seconds")) if seconds else float(number)
