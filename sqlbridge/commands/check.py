"""`sqlbridge status --check`: one line and an exit code for Nagios and its kin."""

import logging
from typing import NoReturn

import typer

from sqlbridge.commands.console import print_document, print_text
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.harmless import one_line
from sqlbridge.errors import SqlBridgeError

log = logging.getLogger(__name__)


def check(invocation: Invocation, *, as_json: bool) -> NoReturn:
    """Print the line, or the document, and end with the state's exit code; whatever happens, it is one of four."""
    try:
        document = _examined(invocation)
    except Exception as exc:
        if not isinstance(exc, SqlBridgeError):
            log.exception("unexpected error, please report it with these lines")
        document = _unknown(exc)
    if as_json:
        print_document({name: document[name] for name in document if name != "line"})
    else:
        print_text(one_line(str(document["line"])))
    raise typer.Exit(int(str(document["exit_code"])))


def _examined(invocation: Invocation) -> dict[str, object]:
    from sqlbridge.monitoring import plugin
    from sqlbridge.monitoring.figures import take_figures
    from sqlbridge.monitoring.problems import find_problems, patient_of

    with patient_of(invocation.settings) as patient:
        problems = find_problems(patient)
        figures = take_figures(patient)
    state = plugin.state_of(problems)
    words = plugin.reason(problems, figures)
    performance = plugin.performance(figures, invocation.settings.doctor)
    return {
        "state": state.name,
        "exit_code": state.value,
        "reason": words,
        "problems": problems,
        "queue": figures.queue,
        "oldest": figures.oldest,
        "log": figures.log_rows,
        "line": plugin.line(state, words, performance),
    }


def _unknown(exc: Exception) -> dict[str, object]:
    from sqlbridge.monitoring import plugin

    # Only errors of our own are cleared of secrets and buyers.
    words = str(exc) if isinstance(exc, SqlBridgeError) else f"unexpected error {type(exc).__name__}: see the log"
    state = plugin.State.UNKNOWN
    return {"state": state.name, "exit_code": state.value, "reason": words, "line": plugin.line(state, words)}
