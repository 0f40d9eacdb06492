"""The configuration: one TOML file plus the environment, checked before anything is attempted."""

from sqlbridge.settings.dashboard import DashboardSettings
from sqlbridge.settings.filters import Filter
from sqlbridge.settings.load import Configuration, load_configuration, load_settings
from sqlbridge.settings.monitoring import AlertSettings, MonitoringSettings, PingSettings
from sqlbridge.settings.redact import redacted
from sqlbridge.settings.structure import (
    AccountSettings,
    BridgeSettings,
    ChannelSettings,
    DatabaseSettings,
    PriceRule,
    Settings,
    ShopSettings,
)
from sqlbridge.settings.tasks import MatchSettings, OrderSettings, SubmitSettings, TrackingSettings
from sqlbridge.settings.worker import DoctorSettings, WorkerSettings

__all__ = [
    "AccountSettings",
    "AlertSettings",
    "BridgeSettings",
    "ChannelSettings",
    "Configuration",
    "DashboardSettings",
    "DatabaseSettings",
    "DoctorSettings",
    "Filter",
    "MatchSettings",
    "MonitoringSettings",
    "OrderSettings",
    "PingSettings",
    "PriceRule",
    "Settings",
    "ShopSettings",
    "SubmitSettings",
    "TrackingSettings",
    "WorkerSettings",
    "load_configuration",
    "load_settings",
    "redacted",
]
