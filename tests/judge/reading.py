"""Compares what the adapter reads with the answers, for each part of the shop and each moment."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlbridge.errors import ShopError
from tests.judge.adapter import every_sku, scope_of
from tests.judge.answers import Answer, read_answers
from tests.judge.comparison import Difference, Tally, compare
from tests.judge.ground import Ground

_SMALL_CHUNK = 7  # so that the walk has many seams


def judge_reading(ground: Ground) -> Iterator[tuple[str, Tally]]:
    """The tally of each file and part of the shop, with its name."""
    for file, moment in ground.judged.answers():
        answers = sorted(read_answers(file, ground.judged.platform), key=attrgetter("shop"))
        for shop, rows in groupby(answers, key=attrgetter("shop")):
            yield f"{file.stem}, {shop}", _judge(ground, shop, list(rows), moment)


def judge_walk(ground: Ground) -> list[str]:
    """What is wrong with the walk over all SKUs: each once, in binary order, none that the shop does not have."""
    with ground.worker.read() as connection:
        walked = list(every_sku(ground.adapter, connection, _SMALL_CHUNK))
    answers = [one for file, _ in ground.judged.answers() for one in read_answers(file, ground.judged.platform)]
    known = {answer.sku for answer in answers if answer.sku}
    missing = {answer.sku for answer in answers if answer.sku and answer.is_sold_by_itself} - set(walked)
    problems = [f"{sku!r} is left out" for sku in sorted(missing)]
    problems += [f"{sku!r} is nowhere in the answers" for sku in sorted(set(walked) - known)]
    return problems if walked == sorted(set(walked)) else [*problems, "not each SKU once, in binary order"]


def _judge(ground: Ground, shop: str, answers: list[Answer], moment: datetime) -> Tally:
    skus = sorted({answer.sku for answer in answers})
    try:
        with ground.worker.read() as connection:
            return compare(answers, ground.adapter.offers(connection, skus, scope_of(shop), moment))
    except ShopError as error:
        nowhere = Difference(shop, answers[0].key, "", f"cannot be read: {error}")
        return Tally(rows=len(answers), differences=[nowhere])
