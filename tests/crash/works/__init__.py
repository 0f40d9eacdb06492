"""Per task: how work for it comes about, and how to see that all is well again."""

from tests.crash.works.feeds import Acknowledging, Hurrying, Updating
from tests.crash.works.listings import Matching, Submitting
from tests.crash.works.orders import Importing, Tracking
from tests.crash.works.upkeep import Housekeeping, Reconciling
from tests.crash.works.work import Work

WORKS: dict[str, type[Work]] = {
    "acknowledge": Acknowledging,
    "auto-submit": Submitting,
    "housekeeping": Housekeeping,
    "import-orders": Importing,
    "match": Matching,
    "reconcile": Reconciling,
    "send-tracking": Tracking,
    "update": Updating,
    "worker": Hurrying,
}
