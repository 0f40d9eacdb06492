"""Compares what the adapter reads with the answers, for each part of the shop and each moment."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlbridge.errors import ShopError
from sqlbridge.model import Scope
from tests.judge.answers import Answer, read_answers
from tests.judge.comparison import Difference, Tally, compare
from tests.judge.ground import Ground


def scope_of(shop: str) -> Scope:
    """From where the shops were asked: a guest whose goods go to Germany."""
    return Scope(shop=shop, country="DE", currency="EUR", digits=2)


def judge_reading(ground: Ground) -> Iterator[tuple[str, Tally]]:
    """The tally of each file and part of the shop, with its name."""
    for file, moment in ground.judged.answers():
        answers = sorted(read_answers(file, ground.judged.platform), key=attrgetter("shop"))
        for shop, rows in groupby(answers, key=attrgetter("shop")):
            yield f"{file.stem}, {shop}", _judge(ground, shop, list(rows), moment)


def _judge(ground: Ground, shop: str, answers: list[Answer], moment: datetime) -> Tally:
    skus = sorted({answer.sku for answer in answers})
    try:
        with ground.worker.read() as connection:
            return compare(answers, ground.adapter.offers(connection, skus, scope_of(shop), moment))
    except ShopError as error:
        nowhere = Difference(shop, answers[0].key, "", f"cannot be read: {error}")
        return Tally(rows=len(answers), differences=[nowhere])
