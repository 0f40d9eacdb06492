"""`make shops`: judges SQLBridge by the shops of a folder.

Exit status: 0 all as the shops say, 1 not so, 2 nothing could be judged.
"""

import argparse
import sys
from pathlib import Path

from sqlbridge.errors import SqlBridgeError
from tests.judge.report import Report
from tests.judge.shops import JudgeError
from tests.judge.verdict import judge


def main() -> int:
    """Judge what the command line names."""
    options = _options()
    report = Report(shown=None if options.all else 20)
    try:
        judge(Path(options.shops), options.servers.split(","), options.only, report)
    except (JudgeError, SqlBridgeError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return report.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.judge", description=__doc__)
    parser.add_argument("shops", help="the folder of the dumps")
    parser.add_argument("--servers", default="mariadb,mysql", help="names of servers, separated by commas")
    parser.add_argument("--only", default="", help="one shop, by the name of its dump")
    parser.add_argument("--all", action="store_true", help="show every row that differs, not the first 20 of a shop")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
