"""The shops of the judge's folder: which there are, and the moments of their answers."""

from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from pathlib import Path

# File name's end -> when the shop was asked, in UTC.
MOMENTS = {
    "sellable": datetime(2026, 11, 21, 23, 30),
    "sellable-tomorrow": datetime(2026, 11, 22, 23, 30),
    "sellable-later": datetime(2026, 12, 11, 23, 30),
}
RECORDED_AT = MOMENTS["sellable"]  # the shops' own writes


class JudgeError(Exception):
    """Nothing can be judged; the message says why."""


@dataclass(frozen=True, slots=True)
class JudgedShop:
    """A shop of the folder: its dump and the files beside it."""

    name: str
    platform: str
    prefix: str
    folder: Path

    @property
    def dump(self) -> Path:
        """The whole database."""
        return self.folder / f"{self.name}.sql.gz"

    @property
    def writes(self) -> Path:
        """The statements that the shop's own code sent."""
        return self.folder / f"{self.name}.writes.sql"

    def answers(self) -> list[tuple[Path, datetime]]:
        """The files of answers with their moments; JudgeError for one whose moment is not known."""
        files = self.folder.glob(f"{self.name}.sellable*.json")
        return sorted(((file, self._moment(file)) for file in files), key=itemgetter(1))

    def _moment(self, file: Path) -> datetime:
        moment = MOMENTS.get(file.name.removeprefix(f"{self.name}.").removesuffix(".json"))
        if moment is None:
            raise JudgeError(f"{file.name}: its moment is not known; add it to {Path(__file__).name}")
        return moment


def find_shops(folder: Path) -> list[JudgedShop]:
    """Every shop of the folder; JudgeError where there is none, or one of an unknown platform."""
    dumps = sorted(folder.glob("*.sql.gz"))
    if not dumps:
        raise JudgeError(f"no shops in {folder}: give the folder of the dumps, make shops SHOPS=<path>")
    return [_shop(dump) for dump in dumps]


def _shop(dump: Path) -> JudgedShop:
    name = dump.name.removesuffix(".sql.gz")
    if name.startswith("prestashop"):
        return JudgedShop(name, "prestashop", "ps_", dump.parent)
    if name in {"magento1", "magento2"}:
        return JudgedShop(name, name, "", dump.parent)
    raise JudgeError(f"{dump.name}: of which platform is it? Known: magento1, magento2, prestashop…")
