"""All that the program imports or reads at its start, for the process from which others are forked."""

from importlib import import_module
from pkgutil import walk_packages

import anyio as anyio
import httpcore as httpcore
from alembic.runtime import environment as environment
from rich import table as table
from sqlalchemy.dialects.mysql import pymysql as pymysql

import sqlbridge
from sqlbridge.amazon.connection import tls

_OTHER_PROGRAMS = ("bench", "demo", "sandbox", "__main__")

for module in walk_packages(sqlbridge.__path__, "sqlbridge."):
    if module.name.split(".")[1] not in _OTHER_PROGRAMS:
        import_module(module.name)
for is_trusting in (False, True):
    tls(trust_env=is_trusting)
