"""The command line: one module per group of commands. Heavy imports wait inside their functions."""

from sqlbridge.commands.program import app, run

__all__ = ["app", "run"]
