"""Of what a log line tells: task, run, account, channel. Whoever works on one of them says so around it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

Fields = Mapping[str, str | int]

_fields: ContextVar[Fields] = ContextVar("sqlbridge_log_fields", default={})  # noqa: B039 - nobody changes it


@contextmanager
def log_context(**fields: str | int) -> Iterator[None]:
    """All that is logged within is of these, and so is an error that comes out of it, whoever logs that."""
    token = _fields.set({**_fields.get(), **fields})
    try:
        yield
    except BaseException as exc:
        keep_fields(exc)
        raise
    finally:
        _fields.reset(token)


def current_fields() -> Fields:
    """What is worked on now."""
    return _fields.get()


def keep_fields(error: BaseException) -> None:
    """What is worked on now stays with the error, unless it knows that already."""
    if not hasattr(error, "log_fields"):
        error.log_fields = _fields.get()  # type: ignore[attr-defined]


def fields_of(error: BaseException) -> Fields:
    """What was worked on where the error was raised, or noted."""
    fields: Fields = getattr(error, "log_fields", {})
    return fields
