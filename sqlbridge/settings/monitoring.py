"""What others are told of the bridge: pings, metrics, alerts."""

from typing import Annotated, Literal

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


class AlertSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who is told of what needs a person: by a webhook, by mail, or both."""

    webhook: Annotated[str, _address("Gets a JSON document by POST; Slack, Mattermost and their kin show it.")] = ""
    mail_to: Annotated[str, Meta(description="Who gets a mail; several, separated by commas. Empty: nobody.")] = ""
    mail_from: Annotated[str, Meta(description="Whom it is from; empty: the first who gets it.")] = ""
    smtp_host: Annotated[str, Meta(min_length=1, description="The mail server.")] = "localhost"
    smtp_port: Annotated[int, Meta(ge=1, le=65535, description="Its port: 587, 465 for tls, 25.")] = 587
    smtp_tls: Annotated[
        Literal["starttls", "tls", "none"],
        Meta(description="How it is encrypted; none only for a server on this host."),
    ] = "starttls"
    smtp_user: Annotated[str, Meta(description="Account at the mail server; empty: none is needed.")] = ""
    smtp_password: Annotated[str, Meta(description="Its password.", extra=_SECRET)] = ""
    repeat_hours: Annotated[int, Meta(ge=1, description="When a problem that lasts is told again.")] = 24


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
    alert: AlertSettings = AlertSettings()
