"""Amazon's published models, where the environment variable SQLBRIDGE_SPAPI_MODELS names their folder."""

import json
import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.sandbox.sdk import Answer

MODELS = (
    "catalogItems_2022-04-01.json",
    "feeds_2021-06-30.json",
    "listingsItems_2021-08-01.json",
    "listingsRestrictions_2021-08-01.json",
    "ordersV0.json",
    "orders_2026-01-01.json",
    "reports_2021-06-30.json",
    "sellers.json",
)


def models_folder() -> Path:
    """The folder with Amazon's models; skips the test if there is none."""
    folder = os.environ.get("SQLBRIDGE_SPAPI_MODELS")
    if not folder:
        pytest.skip("SQLBRIDGE_SPAPI_MODELS names no folder with Amazon's models")
    return Path(folder)


@cache
def model(name: str) -> Any:
    """One of Amazon's files."""
    return json.loads((models_folder() / name).read_bytes())


def check_answers(answers: Iterable[Answer]) -> None:
    """Compare answers with the response schemas of Amazon's models; without the models, nothing is compared."""
    if os.environ.get("SQLBRIDGE_SPAPI_MODELS"):
        for answer in answers:
            _check(answer)


def _check(answer: Answer) -> None:
    for name in MODELS:
        for template, operations in model(name)["paths"].items():
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), answer.path):
                response = operations[answer.method.lower()]["responses"][str(answer.status)]
                if answer.body is not None:
                    # Swagger 2.0 definitions are JSON Schema of draft 4.
                    schema = response["schema"] | {"definitions": model(name)["definitions"]}
                    jsonschema.Draft4Validator(schema).validate(answer.body)
                return
    raise AssertionError(f"Amazon has no operation {answer.method} {answer.path}")
