"""Logs to stderr: plain on a terminal, with the time where they are kept, or as one JSON object a line."""

import logging
import sys
from datetime import UTC, datetime
from enum import StrEnum

import msgspec


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
    """One JSON object a line: time, level, logger, message and, for an exception, its traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return msgspec.json.encode(entry).decode()


def configure_logging(level: LogLevel, log_format: LogFormat) -> None:
    """Send our own messages of that level, and the libraries' warnings, to stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if log_format is LogFormat.JSON else _text_formatter())
    # Only ours: at debug level, HTTP libraries write headers and tokens.
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("sqlbridge").setLevel(level.upper())


def _text_formatter() -> logging.Formatter:
    if sys.stderr.isatty():
        return logging.Formatter("%(levelname)s: %(message)s")
    return logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")
