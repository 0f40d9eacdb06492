"""What all requests share: the configuration and the installation, opened when one first asks for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from sqlbridge.dashboard.examinations import Examinations
from sqlbridge.dashboard.pulse import Pulses
from sqlbridge.database.engine import Database
from sqlbridge.model.changes import utc_now
from sqlbridge.settings import Configuration, DashboardSettings, Settings
from sqlbridge.tasks.running import Bridge
from sqlbridge.wiring import open_bridge


@dataclass(slots=True)
class Cockpit:
    """One dashboard. A database that was away when it started is asked again with the next request."""

    configuration: Configuration
    now: Callable[[], datetime] = utc_now
    examinations: Examinations = field(init=False)
    pulses: Pulses = field(init=False)
    _bridge: Bridge | None = None
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.examinations = Examinations(self.configuration, self.now)
        self.pulses = Pulses(self.settings, self.now)

    @property
    def settings(self) -> Settings:
        """The configuration's."""
        return self.configuration.settings

    @property
    def dashboard(self) -> DashboardSettings:
        """What concerns the dashboard itself."""
        return self.settings.dashboard

    @property
    def bridge(self) -> Bridge:
        """The installation. Raises what keeps it from being opened."""
        with self._lock:
            if self._bridge is None:
                self._bridge = open_bridge(self.settings)
            return self._bridge

    @property
    def database(self) -> Database:
        """The worker's. Raises as `bridge` does."""
        return self.bridge.database

    def oldest_use(self) -> datetime:
        """A session that was not used since then is over."""
        return self.now() - timedelta(hours=self.dashboard.session_hours)
