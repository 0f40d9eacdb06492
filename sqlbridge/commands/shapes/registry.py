"""Which command prints which document."""

from typing import Any

from sqlbridge.commands.channel_check import Finding
from sqlbridge.commands.cron import CronTask
from sqlbridge.commands.deed import Deed
from sqlbridge.commands.install import Script
from sqlbridge.commands.shapes import offers, orders, setup, work
from sqlbridge.tasks.listings.matching import MatchedListing

_DEEDS = (
    "init", "install", "uninstall", "repair", "suspend", "resume", "adopt",
    "channels enable", "channels disable", "channels rest", "channels resume",
    "listings import", "listings link",
    "offers release", "matches choose", "matches exclude", "matches include",
    "changes retry", "changes release", "changes send", "feeds abandon", "feeds resend", "orders dismiss",
)  # fmt: skip
_COUNTING = (
    "run update", "run acknowledge", "run import-orders", "run auto-submit", "run send-tracking", "run match",
    "run reconcile", "run housekeeping", "orders retry", "shipments retry",
)  # fmt: skip

SHAPES: dict[str, Any] = {
    "config": setup.ConfigurationInForce,
    "grants": Script,
    "install --sql": Script,
    "cron": list[CronTask],
    "channels": list[offers.ChannelRow],
    "channels list": list[offers.ChannelRow],
    "channels check": list[Finding],
    "listings": list[offers.ListingCounts],
    "listings list": list[MatchedListing],
    "listings drift": list[offers.Drift],
    "plan": list[offers.PlannedChange],
    "offers list": list[offers.OfferRow],
    "offers held": list[offers.HeldValue],
    "matches list": list[offers.CatalogueMatch],
    "status": work.Status,
    "status --check": work.State,
    "doctor": setup.Examination,
    "doctor --list": list[setup.CheckRow],
    "dashboard accounts": list[setup.DashboardAccount],
    "explain": offers.Explanation,
    "changes": list[work.Change],
    "changes list": list[work.Change],
    "feeds": list[work.Feed],
    "feeds list": list[work.Feed],
    "feeds show": work.FeedWithMessages,
    "orders": list[orders.Order],
    "orders list": list[orders.Order],
    "orders show": orders.OrderWithItems,
    "shipments": list[orders.Shipment],
    "shipments list": list[orders.Shipment],
    "shipments carriers": list[orders.Carrier],
    "run due": work.CountsOfTasks,
    **dict.fromkeys(_COUNTING, work.Counts),
    **dict.fromkeys(_DEEDS, Deed),
}
"""Command, with the option that changes its document -> the type of the document."""

WITHOUT_DOCUMENT = {
    "metrics": "prints the text format of Prometheus, which is a document for programs already",
    "demo": "tells a story to a person",
    "bench": "measures, and keeps its figures where `--report` says",
    "worker": "works until it is stopped, and tells by its log",
    "sandbox": "serves until it is interrupted",
    "dashboard": "serves until it is interrupted",
    "dashboard add": "says only that it is done",
    "dashboard change": "says only that it is done",
    "dashboard remove": "says only that it is done",
}
"""Commands without `--json`, each with its reason."""
