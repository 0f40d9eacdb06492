"""Placeholder for the loader."""

from sqlbridge.settings.structure import Settings


def load_settings() -> Settings:
    """Read the configuration."""
    raise NotImplementedError
