"""The sentences that tasks write down, gathered from the program's own source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import sqlbridge

_ROOT = Path(sqlbridge.__file__).parent
# What these modules say is written down as the reason of a change, a held value, a feed, an order, a parcel, a match.
_WHOLE = (
    "tasks/acknowledge.py",
    *(
        f"tasks/deciding/{name}.py"
        for name in ("decisions", "guards", "outcomes", "postponement", "resolution", "selection", "targets")
    ),
    *(f"tasks/orders/{name}.py" for name in ("entry", "goods")),
    *(f"tasks/sending/{name}.py" for name in ("batch", "fast_lane", "one_by_one", "preparation", "recovery")),
    *(f"tasks/shipments/{name}.py" for name in ("calls", "check", "parcel_plan", "shipment_feeds")),
    *("tasks/sending/verdict.py", "tasks/submitting/*.py", "model/product_codes.py", "actions/feeds.py"),
    *(f"ledger/{name}.py" for name in ("changes", "feeds", "matches", "orders", "patch_records", "shipments")),
    *(f"amazon/{name}.py" for name in ("answers", "order_amounts", "transfer")),
)
# Of these, the errors are: where a task goes on without what failed, the error's words are the reason.
_ERRORS_OF = (
    *(f"amazon/{name}.py" for name in ("client", "clock", "connection", "inflation", "login", "processing_report")),
    *("amazon/shipment_document.py", "shops/*/*.py", "shops/*/desk/*.py"),
)
# Told to whoever runs a command, or logged: never written down as a reason.
_ELSEWHERE = re.compile(r"(log|_logger)\..*|.*\.counts\.add|text|SettingsError|AlreadyRunningError|re\.compile")
_WORDS = re.compile(r"[\w)%s] [\w(%`]")
PLACE = "%s"


def sentences() -> set[str]:
    """Each with `%s` where something is put in; what has fewer than three words is no sentence."""
    whole = (found for path in _files(_WHOLE) for found in _texts(_tree(path)))
    errors = (found for path in _files(_ERRORS_OF) for call in _errors(_tree(path)) for found in _texts(call))
    return {_in_short(text) for text in (*whole, *errors) if len(_WORDS.findall(text)) >= 2}


def in_short(phrase: str) -> str:
    """A phrase as `sentences` has it."""
    return _in_short(re.sub(r"%\(\w+\)s", PLACE, phrase).replace("%%", "%"))


def _in_short(text: str) -> str:
    text = re.sub(r"\{[\w.]+\}", PLACE, text)
    return text + PLACE if text.endswith(": ") else text


def _files(patterns: tuple[str, ...]) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(_ROOT.glob(pattern))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _errors(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Error"):
            yield node


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and _ELSEWHERE.fullmatch(ast.unparse(node.func)):
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):  # a docstring
        return
    if isinstance(node, ast.JoinedStr):
        yield "".join(_part(part) for part in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    else:
        for child in ast.iter_child_nodes(node):
            yield from _texts(child)


def _part(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else PLACE
