"""What a command that does something tells of it: in words, or as one document."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated

from msgspec import Meta, Struct

from sqlbridge.commands.console import print_document, print_text, say


class Deed(Struct, frozen=True, kw_only=True):
    """What a command has done; with `--dry-run`, what it would do."""

    message: Annotated[str, Meta(description="In words, as they stand on stderr without `--json`.")]
    steps: Annotated[list[str], Meta(description="What was done, one after the other, where there are steps.")]
    is_dry_run: Annotated[bool, Meta(description="Nothing was done: this is what would be.")]


def tell(message: str, *, as_json: bool, steps: Sequence[str] = (), dry_run: bool = False) -> None:
    """Print the deed as a document, or its steps to stdout and the message to the operator."""
    if as_json:
        print_document(Deed(message=message, steps=list(steps), is_dry_run=dry_run))
        return
    if dry_run and steps:
        say("dry run, nothing is changed; without --dry-run:")
    for step in steps:
        print_text(step)
    say(f"dry run, nothing was changed; without --dry-run: {message}" if dry_run else message)


@contextmanager
def told_after_an_error(steps: Sequence[str], *, as_json: bool) -> Iterator[None]:
    """What was done before an error stays done, and is told: on stderr where stdout is for a document."""
    try:
        yield
    except BaseException:
        for step in steps:
            say(step) if as_json else print_text(step)
        raise
