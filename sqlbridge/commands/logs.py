"""Logs to stderr: plain on a terminal, with the time where they are kept, or as one JSON object a line."""

import logging
import sys
from datetime import UTC, datetime
from enum import StrEnum
from typing import TextIO

import msgspec

from sqlbridge.commands.harmless import in_json, visible
from sqlbridge.log_context import current_fields


class LogLevel(StrEnum):
    """From which severity on messages are logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(StrEnum):
    """How a log line looks."""

    TEXT = "text"
    JSON = "json"


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, message; task, run, account and channel where they are known;

    for an exception, its traceback.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **current_fields(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return in_json(msgspec.json.encode(entry).decode())


class TextFormatter(logging.Formatter):
    """A message of several lines keeps them, moved to the right: none of them looks like another record."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text."""
        return visible(super().format(record)).replace("\n", "\n  ")


class StderrHandler(logging.StreamHandler[TextIO]):
    """Writes to what stderr is at that moment: a progress bar stands aside for a line."""

    def emit(self, record: logging.LogRecord) -> None:
        """One record."""
        self.stream = sys.stderr
        super().emit(record)


def configure_logging(level: LogLevel, log_format: LogFormat) -> None:
    """Send our own messages of that level, and the libraries' warnings, to stderr."""
    handler = StderrHandler()
    handler.setFormatter(JsonFormatter() if log_format is LogFormat.JSON else _text_formatter())
    # Only ours: at debug level, HTTP libraries write headers and tokens.
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("sqlbridge").setLevel(level.upper())


def _text_formatter() -> logging.Formatter:
    if sys.stderr.isatty():
        return TextFormatter("%(levelname)s: %(message)s")
    return TextFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")
