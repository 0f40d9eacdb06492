"""Every action, done by an operator's clicks; each tells in words what came of it."""

from dataclasses import dataclass, field

from sqlbridge.dashboard.pages import ACTIONS
from tests.browser.window import OpenWindow, Window

ORDER = "orders/305-0000002-0000002"
# What stands folded up around a form.
_OPEN = "form => { for (let e = form.closest('details'); e; e = e.parentElement.closest('details')) e.open = true }"
PATHS = {action.name: action.path for action in ACTIONS}


@dataclass(frozen=True)
class Deed:
    """Where the form is, what is ticked or typed first, and what the next page says."""

    action: str
    page: str
    says: str
    ticks: str = ""
    types: dict[str, str] = field(default_factory=dict)


# In this order: some bring about what the next one needs.
DEEDS = (
    Deed("changes-send", "waiting?state=waiting", "go with the next run", ticks="thead input[data-all]"),
    Deed("changes-retry", "waiting?state=refused", "go again with the next run", ticks="tbody input[type=checkbox]"),
    Deed("changes-release", "product?sku=AMZ-DEMO-0003", "goes with the next run"),
    Deed("offers-release", "held", "goes with the next run"),
    Deed("offers-release-all", "held?kind=price", "go with the next run"),
    Deed("feeds-resend", "feeds/901", "again"),
    Deed("refusals-resend", "feeds/errors", "again"),
    Deed("feeds-abandon", "feeds/906", "given up"),
    Deed("listings-link", "listings", "shows the offer of", types={"[name=shop_sku]": "DEMO-0001"}),
    Deed("matches-choose", "matches?state=ambiguous", "is offered on"),
    Deed("matches-include", "matches?state=chosen", "looked up"),
    Deed("matches-exclude", "matches?state=found", "is not offered"),
    Deed("orders-retry", ORDER, "still cannot be imported"),  # this Amazon has no such order
    Deed("orders-dismiss", ORDER, "left out"),
    Deed("shipments-retry", "shipments?state=refused", "could not be done"),  # nor that parcel's
    Deed("run-task", "", "has been started"),
    Deed("channels-rest", "", "nothing in stock from the next run on"),
    Deed("channels-resume", "", "run"),
    Deed("channels-disable", "", "sends no more"),
    Deed("channels-enable", "", "next run"),
    Deed("doctor-amazon", "health", ""),
    Deed("capture-suspend", "health", "suspended", types={"[name=reason]": "an upgrade"}),
    Deed("capture-resume", "health", "resumed"),
    Deed("capture-repair", "health", "nothing to do"),
)


def test_every_action_is_tried_here() -> None:
    assert {deed.action for deed in DEEDS} == set(PATHS)


def test_a_click_does_each_of_them_and_says_so(window: OpenWindow) -> None:
    opened = window("otto")
    for deed in DEEDS:
        _do(deed, opened)
    assert [one for one in opened.complaints if "409" not in one] == []


def _do(deed: Deed, opened: Window) -> None:
    page = opened.page
    opened.go(deed.page)
    form = page.locator(f"form[action$='{PATHS[deed.action]}']").first
    if deed.ticks:
        page.locator(deed.ticks).first.check()
    command = page.locator(f":is(.action, td, li, p, div):has(form[action$='{PATHS[deed.action]}']) .cli code")
    assert command.count() or deed.ticks or deed.types, "the command that does the same is shown"
    form.evaluate(_OPEN)
    if form.locator("details.sure").count():
        form.locator("details.sure > summary").click()
    for place, text in deed.types.items():
        form.locator(place).fill(text)
    form.locator("button").last.click()
    page.wait_for_load_state()
    told = page.locator("p.notice, main h1").all_inner_texts()
    assert deed.says in " ".join(told), f"{deed.action}: {told}"
