"""Ids in pieces: exactly those ids, whatever lies between them."""

from itertools import chain
from random import Random

import pytest
from sqlalchemy import column, select

from sqlbridge.ledger.id_pieces import in_piece, pieces


@pytest.mark.parametrize("seed", range(20))
def test_pieces_are_the_ids_each_once_in_their_order(seed: int) -> None:
    random = Random(seed)
    share = random.choice([0.1, 0.5, 0.99, 1.0])
    ids = [id_ for id_ in range(1, 5000) if random.random() < share]
    random.shuffle(ids)
    found = list(pieces([*ids, *ids[:3]]))
    assert list(chain.from_iterable(found)) == sorted(ids)
    assert all(isinstance(piece, range) or len(piece) <= 1000 for piece in found)


def test_a_stretch_is_named_by_its_ends_and_a_gap_ends_it() -> None:
    found = list(pieces([5000, *range(1, 1000), *range(1001, 1200)]))
    assert found == [range(1, 1000), range(1001, 1200), [5000]]
    condition = select(column("id")).where(in_piece(column("id"), found[1])).compile()
    assert sorted(condition.params.values()) == [1001, 1199]


def test_no_ids_are_no_pieces() -> None:
    assert list(pieces([])) == []
