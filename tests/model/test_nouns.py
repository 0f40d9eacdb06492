"""The nouns of the bridge are imported from one place, which knows the module of each."""

import ast
from importlib import import_module
from inspect import getsource

import pytest

from sqlbridge import model


def _told_to_the_type_checker() -> dict[str, str]:
    imports = [node for node in ast.walk(ast.parse(getsource(model))) if isinstance(node, ast.ImportFrom)]
    return {
        alias.name: node.module
        for node in imports
        for alias in node.names
        if node.module and node.module.startswith("sqlbridge.model.")
    }


def test_every_noun_that_the_type_checker_knows_is_there_and_no_other() -> None:
    known = _told_to_the_type_checker()
    assert len(known) > 50
    assert {name: f"sqlbridge.model.{module}" for name, module in model._MODULE_OF.items()} == known
    assert all(getattr(model, name) is getattr(import_module(module), name) for name, module in known.items())


def test_what_is_no_noun_is_an_error_as_everywhere() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Fate_of_all'"):
        getattr(model, "Fate_of_all")  # noqa: B009, the type checker knows that it is not there
