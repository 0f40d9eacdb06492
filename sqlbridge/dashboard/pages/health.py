"""The doctor's checks, the triggers one by one, and what can be done about them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from starlette.responses import Response

from sqlbridge.actions import capture
from sqlbridge.capture.installer import Installer
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.viewer import gettext
from sqlbridge.dashboard.visit import Done, Visit, Wish
from sqlbridge.doctor.model import Finding, Group, Outcome
from sqlbridge.tasks.watching.capture_health import suspensions

_ORDER = (Outcome.FATAL, Outcome.WARNING, Outcome.OK, Outcome.SKIPPED)
# Who comes first waits this long for something to see; then the page comes without.
_PATIENCE_SECONDS = 3.0


def show(visit: Visit) -> Response:
    """What was found last; a new look begins where that is old, or `again` is asked for."""
    database, examinations = visit.cockpit.database, visit.cockpit.examinations
    lookout = examinations.lookout
    if examinations.is_due or visit.asked("again"):
        lookout.start()
    if lookout.last is None or visit.asked("again"):
        lookout.wait(_PATIENCE_SECONDS)
    with database.read() as connection:
        suspended = suspensions(connection, database)
    last = lookout.last
    return visit.page(
        "health.html",
        last=last,
        is_running=lookout.is_running,
        worst=[one for one in _ORDER[:2] if last and any(found.outcome is one for found in last.findings)],
        groups=_groups(last.findings if last else ()),
        numbers=Counter(one.outcome for one in last.findings) if last else Counter(),
        outcomes=_ORDER,
        suspended=suspended,
    )


def _groups(findings: Sequence[Finding]) -> list[tuple[Group, list[Finding]]]:
    """The findings by group, the worst first."""
    found = [(group, [one for one in findings if one.check.group is group]) for group in Group]
    return [(group, sorted(some, key=lambda one: _ORDER.index(one.outcome))) for group, some in found if some]


def ask_amazon(wish: Wish) -> Done:
    """Look at everything, what only Amazon can tell as well."""
    wish.visit.cockpit.examinations.ask_amazon()
    return Done(gettext("Amazon is being asked, too."))


def repair(wish: Wish) -> Done:
    """Put back what is missing or wrong of ours."""
    with _installer(wish) as installer:
        return Done(capture.repair(installer, wish.visit.actor))


def suspend(wish: Wish) -> Done:
    """Take our triggers off the shop."""
    with _installer(wish) as installer:
        return Done(capture.suspend(installer, wish.visit.actor, wish.text("reason"), []))


def resume(wish: Wish) -> Done:
    """Put our triggers back."""
    with _installer(wish) as installer:
        return Done(capture.resume(installer, wish.visit.actor))


@contextmanager
def _installer(wish: Wish) -> Iterator[Installer]:
    """Afterwards everything is looked at anew: what was found before is not so any more."""
    cockpit = wish.visit.cockpit
    installer = Installer(cockpit.settings)
    try:
        yield installer
    finally:
        installer.database.engine.dispose()
        cockpit.examinations.lookout.renew()
        cockpit.examinations.lookout.wait(_PATIENCE_SECONDS)


PAGES = (Page("/health", "health", show),)
ACTIONS = (
    Action("/health/ask-amazon", "doctor-amazon", ask_amazon),
    Action("/health/repair", "capture-repair", repair),
    Action("/health/suspend", "capture-suspend", suspend),
    Action("/health/resume", "capture-resume", resume),
)
