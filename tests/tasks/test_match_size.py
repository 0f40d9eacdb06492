"""Hundreds of thousands of listings, in bounded memory."""

import subprocess
import sys
from pathlib import Path

from tests.tasks.conftest import MakeWorld
from tests.tasks.matching import Matching

ROWS = 300_000
MEGABYTE = 1024 * 1024

# In a process of its own, for the peak is the process's.
READ = """
import resource, sys
from pathlib import Path
from sqlbridge.amazon.listings_report import recognise
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before = peak()
number = sum(1 for _ in recognise(Path(sys.argv[1]), sys.argv[2]).listings())
print(number, (peak() - before) // 1024)
"""


def test_300_000_listings_are_read_in_little_memory_whatever_the_encoding(tmp_path: Path) -> None:
    header = "item-name\tseller-sku\tprice\tquantity\tasin1\tfulfillment-channel\tstatus\n"
    for encoding, charset, title in (
        ("cp1252", "Cp1252", "Gänsefüßchen"),
        ("cp932", "Shift_JIS", "フルーツ・ジャム"),
    ):
        file = tmp_path / f"{encoding}.txt"
        with file.open("w", encoding=encoding) as report:
            report.write(header)
            for number in range(ROWS):
                report.write(f"{title} 100 g\tSKU-{number:06}\t19.99\t7\tB000000001\tDEFAULT\tActive\n")
        done = subprocess.run(
            [sys.executable, "-c", READ, str(file), charset], capture_output=True, check=True, encoding="utf-8"
        )
        number, megabytes = map(int, done.stdout.split())
        assert number == ROWS
        assert megabytes < 8


def test_a_report_without_line_ends_is_refused_in_little_memory(tmp_path: Path) -> None:
    file = tmp_path / "bomb.txt"
    with file.open("wb") as report:
        report.write(b"seller-sku\n")
        report.writelines(b" " * MEGABYTE for _ in range(64))
    done = subprocess.run([sys.executable, "-c", READ, str(file), ""], capture_output=True, encoding="utf-8")
    assert "line 2 is longer than any row" in done.stderr


def test_more_listings_than_one_transaction_takes_are_all_recorded(make_world: MakeWorld) -> None:
    matching = Matching(make_world())
    matching.switch_on()
    matching.list_at_amazon(*(f"SKU-{number:05}" for number in range(3_000)))
    assert matching.collect()["listings reported"] == 3_000
    assert len(matching.listings()) == 3_000
