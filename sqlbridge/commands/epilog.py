"""What stands below the help: where to go next, and the exit codes."""

from sqlbridge.exit_codes import ExitCode

_NEXT = """\
Where to go next:
  sqlbridge demo                  see it work on this machine
  sqlbridge init                  begin with your shop
  sqlbridge status                how it is going
  sqlbridge doctor                what is not well, and what to do about it
  sqlbridge explain SKU           why a SKU is at Amazon as it is
  sqlbridge --install-completion  let the shell complete commands and names
"""
_DOCUMENTS = """
docs/reference has more: json.md on --json, exit-codes.md on exit codes.
"""


def epilog() -> str:
    """As plain text; its lines stay as they are."""
    codes = "\n".join(f"{code.value:>3}  {code.meaning}" for code in ExitCode)
    return f"{_NEXT}\nExit codes:\n{codes}\n{_DOCUMENTS}"
