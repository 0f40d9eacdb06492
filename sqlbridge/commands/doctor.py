"""`sqlbridge doctor`: is the installation well, and what to do where it is not."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sqlbridge.commands.completion import checks as check_names
from sqlbridge.commands.console import AsJson, print_document, print_table, say
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.hints import unknown
from sqlbridge.commands.progress_bar import shown_progress

if TYPE_CHECKING:
    from sqlbridge.doctor.model import Check, Finding

# As Nagios and its kin read them.
_EXIT_WARNING = 1
_EXIT_FATAL = 2
_MOST_WORDS = 3


def doctor(
    ctx: typer.Context,
    is_list: Annotated[bool, typer.Option("--list", help="Show the checks; needs no configuration.")] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            help="A group or a check; may be given several times.", show_default=False, autocompletion=check_names
        ),
    ] = None,
    probe: Annotated[
        bool, typer.Option("--probe", help="Also change a product's stock, see it logged, and roll back.")
    ] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Do not ask Amazon.")] = False,
    as_json: AsJson = False,
) -> None:
    """Look whether everything is well: server, grants, triggers, log, shop, Amazon, schedule, clocks, copies.

    Changes nothing. Exit code for monitoring: 0 all is well, 1 warnings, 2 something fatal: changes are lost, nothing
    is sent, or the shop's own writes fail. 78 where the configuration cannot be read.
    """
    from sqlbridge.doctor.checks import CHECKS

    chosen = _chosen(CHECKS, only or [])
    if is_list:
        _print_list(chosen, as_json=as_json)
        return
    findings = _examined(ctx.obj, [one for one in chosen if probe or not one.is_probe], asks_amazon=not offline)
    if as_json:
        print_document({"outcome": _worst(findings), "findings": [_document(one) for one in findings]})
    else:
        _print_findings(findings)
    raise typer.Exit({"fatal": _EXIT_FATAL, "warning": _EXIT_WARNING}.get(_worst(findings), 0))


def _chosen(checks: Sequence["Check"], only: Sequence[str]) -> list["Check"]:
    known = {check.group.value for check in checks} | {check.id for check in checks}
    for name in only:
        if name not in known:
            raise unknown("check and no group", name, known, "`sqlbridge doctor --list` shows them")
    return [check for check in checks if not only or check.id in only or check.group in only]


def _examined(invocation: Invocation, checks: Sequence["Check"], *, asks_amazon: bool) -> list["Finding"]:
    from sqlbridge.doctor.examination import examine
    from sqlbridge.doctor.patient import Patient

    with Patient(invocation.configuration, asks_amazon=asks_amazon) as patient:
        return list(_watched(examine(patient, checks), len(checks)))


def _watched(findings: "Iterator[Finding]", total: int) -> "Iterator[Finding]":
    with shown_progress() as advance:
        for number, finding in enumerate(findings, start=1):
            advance("checks", number, total)
            yield finding


def _worst(findings: Sequence["Finding"]) -> str:
    outcomes = {finding.outcome.value for finding in findings}
    return next((one for one in ("fatal", "warning") if one in outcomes), "ok")


def _print_list(checks: Sequence["Check"], *, as_json: bool) -> None:
    if as_json:
        print_document([_described(check) for check in checks])
    else:
        rows = [(check.id, "yes" if check.is_fatal else "", check.what) for check in checks]
        print_table(("check", "fatal", "what must hold"), rows)


def _print_findings(findings: Sequence["Finding"]) -> None:
    rows = [(one.outcome.value, one.check.id, _found(one), _remedy(one)) for one in findings]
    print_table(("outcome", "check", "found", "remedy"), rows)
    numbers = [sum(one.outcome == outcome for one in findings) for outcome in ("fatal", "warning", "ok", "skipped")]
    say("{} fatal, {} warnings, {} ok, {} skipped".format(*numbers))


def _found(finding: "Finding") -> str:
    words = finding.words[:_MOST_WORDS]
    more = len(finding.words) - len(words)
    return "; ".join([*words, *([f"and {more} more (--json shows them)"] if more else [])]) or finding.check.what


def _remedy(finding: "Finding") -> str:
    return finding.check.remedy if finding.outcome in ("fatal", "warning") else ""


def _described(check: "Check") -> dict[str, Any]:
    names = ("id", "group", "what", "why", "remedy", "is_fatal", "is_probe")
    return {name: getattr(check, name) for name in names}


def _document(finding: "Finding") -> dict[str, Any]:
    return {**_described(finding.check), "outcome": finding.outcome, "words": finding.words}
