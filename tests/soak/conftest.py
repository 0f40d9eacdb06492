"""Worlds to live in."""

from tests.tasks.conftest import make_world as make_world
from tests.tasks.conftest import sandbox as sandbox
