"""The triggers and procedures as a page: `make reference` writes docs/reference/triggers.md with it."""

import re
import sys
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from sqlbridge.capture.source import PLATFORMS
from sqlbridge.resources import triggers_folder

_HEAD = """\
# Triggers and procedures

Written by `make reference`; do not edit. Every statement that stays on the server, word for word as `install` creates
it, but for three tokens: `PREFIX_` is the shop's table prefix, `SQLBRIDGE.` the bridge's schema, `'SHOP_SCHEMA'` the
name of the shop's. With `capture = "inline"` the statement of `log_change_v3` stands in the place of each CALL. How
the files are made, and how to run one by hand, tells [triggers/README.md](../../triggers/README.md).

A file that *needs* a column stands instead of the table's other one where the shop has that column; of several that
fit, the last by name. A table that the shop does not have gets no trigger.
"""
_TITLES = {
    "prestashop": "PrestaShop",
    "magento1": "Magento 1 and OpenMage",
    "magento2": "Magento 2 and Adobe Commerce",
}
_NEEDS = re.compile(r"^needs: (\S+)$")


def page() -> str:
    """The page in Markdown."""
    folders = {"procedures": "Procedures"} | {name: _TITLES[name] for name in sorted(PLATFORMS, reverse=True)}
    return "\n".join([_HEAD, *(_folder(name, title) for name, title in folders.items())])


def _folder(name: str, title: str) -> str:
    files = sorted((triggers_folder() / name).glob("*.sql"))
    return f"## {title}\n\n" + "\n".join(map(_section, files))


def _section(file: Path) -> str:
    comments = list(_comments(file))
    needed = [found[1] for line in comments if (found := _NEEDS.match(line))]
    words = " ".join(line for line in comments if not _NEEDS.match(line))
    needs = f" Needs the column `{needed[0]}`." if needed else ""
    path = f"../../triggers/{file.parent.name}/{file.name}"
    block = f"```{{literalinclude}} {path}\n:language: mysql\n:start-at: CREATE\n:end-before: DELIMITER ;\n```"
    return f"### {file.parent.name}/{file.stem}\n\n{words}{needs} [The file]({path})\n\n{block}\n"


def _comments(file: Path) -> Iterator[str]:
    """The lines of comment at the head of a file, without their signs."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return (line.removeprefix("--").strip() for line in takewhile(lambda line: line.startswith("--"), lines))


if __name__ == "__main__":
    sys.stdout.write(page())
