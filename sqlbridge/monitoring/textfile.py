"""The metrics as a file for node_exporter's textfile collector, renewed after every run."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from sqlbridge.errors import DatabaseUnavailableError
from sqlbridge.monitoring.figures import take_figures
from sqlbridge.monitoring.metrics import exposition, metrics_of
from sqlbridge.monitoring.problems import find_problems, patient_of
from sqlbridge.settings import Settings

# node_exporter runs as another account.
_MODE = 0o644


@dataclass(frozen=True, slots=True)
class TextFile:
    """A RunObserver."""

    settings: Settings

    def begun(self, _task: str, /) -> None:
        """Nothing has changed yet."""

    def ended(self, _task: str, error: BaseException | None, /) -> None:
        """Write the file; a database that is away is not asked again, and its metrics grow old."""
        if not isinstance(error, DatabaseUnavailableError):
            write(Path(self.settings.monitoring.textfile), current_metrics(self.settings))


def current_metrics(settings: Settings, now: datetime | None = None) -> str:
    """The metrics of this moment. Raises what keeps the bridge's tables from being read."""
    with patient_of(settings, now) as patient:
        problems = find_problems(patient)
        return exposition(metrics_of(settings, take_figures(patient), problems))


def write(file: Path, text: str) -> None:
    """Put the text in the place of the file's at once: no reader sees a part of it. Raises OSError."""
    # The collector reads what ends with .prom.
    with NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, prefix=f".{file.name}.", delete=False) as part:
        try:
            part.write(text)
            part.close()
            os.chmod(part.name, _MODE)
            os.replace(part.name, file)
        except BaseException:
            with suppress(OSError):
                os.unlink(part.name)
            raise
