"""What every command finds in `ctx.obj`."""

import getpass
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlbridge.model.people import Actor, Way
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

    @property
    def actor(self) -> Actor:
        """Who types, for the audit."""
        try:
            name = getpass.getuser()
        except (OSError, KeyError):  # a user of the host's that has no name, as in some containers
            name = str(os.getuid())
        return Actor(name, Way.CLI)
