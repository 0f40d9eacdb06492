"""Worlds whose server gets into trouble; who changes a server puts it back."""

import gc
from collections.abc import Iterator

import pytest

from tests.tasks.conftest import make_world as make_world
from tests.tasks.conftest import sandbox as sandbox


@pytest.fixture(autouse=True)
def let_go_of_refused_connections() -> Iterator[None]:
    """The driver leaves the socket of a refused connection open: let it go here, where it is expected."""
    yield
    gc.collect()
