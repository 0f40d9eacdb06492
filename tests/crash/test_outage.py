"""Amazon is down: a run ends all the same, and leaves the rest to the next."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import msgspec
import pytest

from sqlbridge.errors import AmazonUnavailableError
from sqlbridge.model.changes import utc_now
from sqlbridge.settings import WorkerSettings
from tests.tasks.conftest import MakeWorld


def test_a_run_does_not_repeat_what_it_has_put_off_for_no_time_at_all(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus("DEMO-0001")
    world.use(msgspec.structs.replace(world.settings, worker=WorkerSettings(retry_minutes=0)))
    start, seconds = utc_now(), count()
    world.bridge = replace(world.bridge, now=lambda: start + timedelta(seconds=next(seconds)))
    world.sandbox.fault("unavailable", operation="createFeedDocument", times=3)
    with pytest.raises(AmazonUnavailableError):
        world.update()
    assert world.sandbox.request_counts()["createFeedDocument"] == 1
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001") == world.in_shop("DEMO-0001")
