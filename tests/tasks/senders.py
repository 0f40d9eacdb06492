"""All that leads to sending or writing orders, in a world in which all of it is switched on."""

import msgspec

from sqlbridge.settings import TrackingSettings
from sqlbridge.settings.tasks import MatchSettings, SubmitSettings
from sqlbridge.tasks.due import TASKS
from tests.tasks.conftest import MakeWorld
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.office import OrderWorld, amazon_order
from tests.tasks.orders.shipping import order_id

SENDERS = (
    *(("run", task) for task in (*TASKS, "due")),
    ("orders", "retry", order_id(1)),
    ("shipments", "retry", order_id(1)),
    ("offers", "release", "--all", "--yes"),
    ("channels", "enable", "de"),
    ("channels", "rest", "--yes"),
    ("channels", "resume"),
)


def eager(make_world: MakeWorld, *skus: str) -> OrderWorld:
    """A world with work for every task: Amazon shows other values than the shop, and has an order for it."""
    office = MakeOrderWorld(make_world)(tracking=TrackingSettings(enabled=True))
    settings = office.world.settings
    main = settings.accounts["main"]
    de = msgspec.structs.replace(
        main.channels["de"], match=MatchSettings(enabled=True), submit=SubmitSettings(enabled=True)
    )
    main = msgspec.structs.replace(main, channels={"de": de})
    office.world.use(msgspec.structs.replace(settings, accounts={"main": main}))
    office.world.list_skus(*skus)
    office.place(amazon_order(1))
    return office
