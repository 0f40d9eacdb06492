"""What a till, an ERP and a warehouse do to the shop's tables, as the files in `writes/` say."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from sqlbridge.demo.stage import Stage

_FOLDER = Path(__file__).parent / "writes"


@dataclass(frozen=True, slots=True)
class Write:
    """What was done, in words, and how many rows the server counts for it."""

    title: str
    rows: int


def writes(stage: Stage) -> Iterator[Write]:
    """Run the files of the platform in order, each in a transaction of its own."""
    for file in sorted((_FOLDER / stage.platform).glob("*.sql")):
        if not file.name.endswith(".select.sql"):
            with stage.root.begin() as connection:
                rows = _run(connection, file, stage.folder)
            yield Write(_title(file), rows)


def _title(file: Path) -> str:
    return file.read_text(encoding="utf-8").splitlines()[0].removeprefix("-- ")


def _run(connection: Connection, file: Path, folder: Path) -> int:
    data = folder / f"{file.stem}.tsv"
    rows_of_file = file.with_suffix(".select.sql")
    if rows_of_file.exists():
        found = connection.exec_driver_sql(rows_of_file.read_text(encoding="utf-8").replace("%", "%%"))
        data.write_text("".join("\t".join(str(value) for value in row) + "\n" for row in found), encoding="utf-8")
    changed = 0
    for statement in file.read_text(encoding="utf-8").replace("FILE'", f"{data}'").split(";\n"):
        if statement.strip():
            changed = connection.exec_driver_sql(statement.replace("%", "%%")).rowcount
    return changed
