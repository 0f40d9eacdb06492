"""A processing report is believed only where it is consistent."""

import pytest

from sqlbridge.errors import UnreadableAnswerError
from sqlbridge.model.feeds import Issue, ProcessingReport
from sqlbridge.tasks.sending.verdict import refused_messages

SKUS = {1: "A-1", 2: "A-2", 3: "A-3"}
BAD_PRICE = Issue("99022", "too few values", "ERROR", message_id=2)


def test_a_message_that_no_error_names_is_accepted() -> None:
    assert refused_messages(ProcessingReport(3, 2, (BAD_PRICE,)), SKUS) == {2: BAD_PRICE}


def test_a_warning_refuses_nothing() -> None:
    warning = Issue("18000", "look again", "WARNING", message_id=1)
    assert refused_messages(ProcessingReport(3, 3, (warning,)), SKUS) == {}


def test_several_errors_of_a_message_refuse_it_once_with_the_first_words() -> None:
    second = Issue("4000001", "invalid", "ERROR", message_id=2)
    assert refused_messages(ProcessingReport(3, 2, (BAD_PRICE, second)), SKUS) == {2: BAD_PRICE}


def test_an_error_that_names_only_the_sku_finds_its_message() -> None:
    by_sku = Issue("X", "no", "ERROR", sku="A-3")
    assert refused_messages(ProcessingReport(3, 2, (by_sku,)), SKUS) == {3: by_sku}


@pytest.mark.parametrize(
    "report",
    [
        ProcessingReport(0, 0, (Issue("4002001", "Item 'Feed' cannot be parsed."),)),
        ProcessingReport(3, 3, (BAD_PRICE,)),
        ProcessingReport(2, 2, ()),
        ProcessingReport(3, 2, ()),
        ProcessingReport(3, 2, (Issue("X", "no", "ERROR", message_id=9),)),
    ],
)
def test_a_report_that_contradicts_itself_finishes_nothing(report: ProcessingReport) -> None:
    with pytest.raises(UnreadableAnswerError):
        refused_messages(report, SKUS)
