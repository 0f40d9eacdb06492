"""The printed grants of the Magento platforms, both ways; those of PrestaShop are proven on each server."""

import pytest

from tests.capture.test_least_grants import Limited, limited, prove_both_ways

__all__ = ["limited"]


@pytest.mark.parametrize("limited", ["magento1", "magento2"], indirect=True)
def test_every_task_works_with_the_printed_grants_and_the_rest_is_refused(limited: Limited) -> None:
    prove_both_ways(limited)
