"""Triggers, procedure and tables on the shop's server: preflight, install, uninstall, script, grants."""
