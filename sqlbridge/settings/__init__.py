"""The configuration: one TOML file plus the environment, checked before anything is attempted."""

from sqlbridge.settings.load import load_settings
from sqlbridge.settings.structure import (
    AccountSettings,
    BridgeSettings,
    ChannelSettings,
    DatabaseSettings,
    Settings,
    ShopSettings,
    WorkerSettings,
)

__all__ = [
    "AccountSettings",
    "BridgeSettings",
    "ChannelSettings",
    "DatabaseSettings",
    "Settings",
    "ShopSettings",
    "WorkerSettings",
    "load_settings",
]
