"""How the process ends: the one list of exit codes, as sysexits.h has them, and what each means."""

from enum import IntEnum


class ExitCode(IntEnum):
    """An exit code, with its `meaning` and a `remedy` in words for the operator."""

    meaning: str
    remedy: str

    def __new__(cls, number: int, meaning: str, remedy: str) -> "ExitCode":
        code = int.__new__(cls, number)
        code._value_ = number
        code.meaning, code.remedy = meaning, remedy
        return code

    DONE = 0, "done, nothing to do, or the task runs elsewhere", "none"
    GIVEN_UP = (
        1,
        "given up, or an object in the database could not be put in place",
        "the message names the object and what to do; it is also the answer no to a question",
    )
    USAGE = 2, "wrong usage: an unknown command, option or value", "`--help` of the command shows what there is"
    INPUT = (
        65,
        "an input, the shop's tables, or a request that Amazon refused",
        "the same again ends the same: mend what the message names",
    )
    UNAVAILABLE = (
        69,
        "no connection to the database, or it takes no writes: read only, full",
        "nothing is lost; see to the server, the next run goes on",
    )
    UNEXPECTED = (
        70,
        "unexpected: an answer of Amazon's, or a fault of the program",
        "look at the log; report a traceback",
    )
    TRY_AGAIN = 75, "try again later: quota, outage, busy table", "none: the next run does"
    NO_PERMISSION = (
        77,
        "a right is missing: on the server, or at Amazon",
        "`sqlbridge grants` prints the rights on the server, `sqlbridge channels check` asks Amazon",
    )
    CONFIGURATION = (
        78,
        "the configuration is wrong, or the bridge is not installed here",
        "`sqlbridge config` and `sqlbridge doctor`",
    )
    INTERRUPTED = 130, "interrupted by Ctrl-C", "run it again: what was half done is gone on with"
    ENDED = (
        143,
        "ended by SIGTERM; `worker` and `run due --every` end with 0",
        "run it again, or let cron: what was half done is gone on with",
    )
