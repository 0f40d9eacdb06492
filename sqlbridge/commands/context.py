"""What every command finds in `ctx.obj`."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlbridge.settings import Configuration, Settings, load_configuration


@dataclass
class Invocation:
    """One call of the program; the configuration is read when a command first asks for it."""

    config: Path | None

    @cached_property
    def configuration(self) -> Configuration:
        """The settings and where they come from. Raises SettingsError."""
        return load_configuration(self.config)

    @property
    def settings(self) -> Settings:
        """The settings. Raises SettingsError."""
        return self.configuration.settings
