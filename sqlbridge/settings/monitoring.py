"""What others are told of the bridge: pings, metrics, alerts."""

from typing import Annotated

from msgspec import Meta, Struct

from sqlbridge.settings import names

_SECRET = {"secret": True}


def _address(description: str) -> Meta:
    # Who knows such an address can use it, so it is not shown.
    return Meta(pattern=names.ADDRESS, description=description, extra=_SECRET)


class PingSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Addresses, one per task, that are told of begin (/start), end and failure (/fail) of its runs."""

    due: Annotated[str, _address("`run due`, whatever was due: for the schedule of one line.")] = ""
    update: Annotated[str, _address("Prices and stock to Amazon.")] = ""
    acknowledge: Annotated[str, _address("Amazon's verdicts.")] = ""
    import_orders: Annotated[str, _address("Amazon's orders into the shop.")] = ""
    send_tracking: Annotated[str, _address("What the shop has shipped.")] = ""
    match: Annotated[str, _address("Amazon's listings reports.")] = ""
    auto_submit: Annotated[str, _address("Offers by EAN.")] = ""
    reconcile: Annotated[str, _address("The nightly comparison.")] = ""
    housekeeping: Annotated[str, _address("What is done and old.")] = ""

    def of(self, task: str) -> str:
        """The address of a task, by its name; empty where it has none."""
        return str(getattr(self, task.replace("-", "_"), ""))


class MonitoringSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who is told how runs end."""

    timeout_seconds: Annotated[
        int, Meta(ge=1, le=60, description="How long a run waits at most for one of those who are told.")
    ] = 5
    textfile: Annotated[
        str,
        Meta(
            pattern=names.TEXTFILE,
            description="Where metrics are written after every run, for node_exporter, such as "
            "/var/lib/node_exporter/textfile/sqlbridge.prom; empty: nowhere.",
        ),
    ] = ""
    ping: PingSettings = PingSettings()
