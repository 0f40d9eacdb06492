"""The one place that prints: results to stdout, words to the operator to stderr."""

import csv
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from numbers import Number
from typing import Annotated

import msgspec
import typer

from sqlbridge.commands.harmless import in_json, in_spreadsheet, one_line, visible
from sqlbridge.errors import InputError

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
"""The option of every command that prints a result."""

_Row = Sequence[object]


def say(text: str) -> None:
    """A message to the operator, on stderr."""
    typer.echo(visible(text), err=True)


def print_text(text: str) -> None:
    """A result that is text already, such as a script, on stdout."""
    typer.echo(visible(text))


def print_received(text: str) -> None:
    """What Amazon sent, on stdout: word for word, but that a terminal does not get to obey it."""
    typer.echo(visible(text) if sys.stdout.isatty() else text)


def print_document(value: object) -> None:
    """One JSON document: structures, dataclasses, dicts; decimals as strings, times as ISO 8601."""
    typer.echo(in_json(msgspec.json.format(msgspec.json.encode(value), indent=2).decode()))


def print_documents(values: Iterable[object]) -> None:
    """One JSON document, a list, printed as its elements come."""
    separator = "["
    for value in values:
        typer.echo(f"{separator}\n  {in_json(msgspec.json.encode(value).decode())}", nl=False)
        separator = ","
    typer.echo("[]" if separator == "[" else "\n]")


def print_table(columns: Sequence[str], rows: Iterable[_Row]) -> None:
    """A table: ruled on a terminal, aligned text with a header line elsewhere."""
    rows = list(rows)
    cells = [[_text(value) for value in row] for row in rows]
    is_number = [_holds_numbers(rows, index) for index in range(len(columns))]
    if sys.stdout.isatty():
        _print_ruled(columns, cells, is_number)
    else:
        _print_aligned(columns, cells, is_number)


def print_csv(columns: Sequence[str], rows: Iterable[_Row]) -> None:
    """Comma-separated values with a header line; no cell is a formula to a spreadsheet."""
    writer = csv.writer(sys.stdout)
    writer.writerow(columns)
    writer.writerows([in_spreadsheet(_text(value)) for value in row] for row in rows)


def confirm(question: str, *, yes: bool) -> None:
    """Go on only if the operator agrees, by `--yes` or on the terminal; never waits where there is none.

    Raises InputError without a terminal, typer.Abort on a no.
    """
    if yes:
        return
    if not sys.stdin.isatty():
        raise InputError(f"{question} There is no terminal to answer on: add --yes")
    typer.confirm(question, abort=True, err=True)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, Decimal):
        return f"{value:f}"
    # Amazon's words and the shop's SKUs may hold line breaks or escape sequences.
    return one_line(str(value))


def _holds_numbers(rows: Sequence[_Row], index: int) -> bool:
    values = [row[index] for row in rows if row[index] is not None]
    return bool(values) and all(isinstance(value, Number) and not isinstance(value, bool) for value in values)


def _print_aligned(columns: Sequence[str], cells: Sequence[Sequence[str]], is_number: Sequence[bool]) -> None:
    from rich.cells import cell_len

    lines = [columns, *cells]
    widths = [max(cell_len(line[index]) for line in lines) for index in range(len(columns))]
    for line in lines:
        padded = []
        for text, width, is_right in zip(line, widths, is_number, strict=True):
            gap = " " * (width - cell_len(text))
            padded.append(gap + text if is_right else text + gap)
        typer.echo("  ".join(padded).rstrip())


def _print_ruled(columns: Sequence[str], cells: Sequence[Sequence[str]], is_number: Sequence[bool]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for name, is_right in zip(columns, is_number, strict=True):
        table.add_column(name, justify="right" if is_right else "left", overflow="fold")
    for row in cells:
        table.add_row(*(Text(text) for text in row))
    Console().print(table)
