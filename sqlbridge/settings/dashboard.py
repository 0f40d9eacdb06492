"""Where the dashboard listens, and whom it believes."""

from typing import Annotated

from msgspec import Meta, Struct

from sqlbridge.settings import names


class DashboardSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The dashboard: `sqlbridge dashboard`."""

    host: Annotated[
        str,
        Meta(min_length=1, description="Address to listen on; others than this host only behind a proxy with TLS."),
    ] = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535, description="Port to listen on; 0 takes a free one.")] = 8585
    prefix: Annotated[
        str,
        Meta(pattern=names.URL_PREFIX, description="Path below which a proxy shows it, such as /sqlbridge."),
    ] = ""
    allowed_hosts: Annotated[
        list[str],
        Meta(
            description="Names under which browsers ask for it, beside this host's own, such as ['shop.example.com']."
        ),
    ] = []
    trusted_proxies: Annotated[
        list[str],
        Meta(description="Addresses of proxies that are believed who asks, and whether by https; empty: this host."),
    ] = []
    session_hours: Annotated[int, Meta(ge=1, le=720, description="After how long without use a login ends.")] = 12
    metrics_token: Annotated[
        str,
        Meta(
            description="What Prometheus says (Authorization: Bearer) to read /metrics; empty: nobody may.",
            extra={"secret": True},
        ),
    ] = ""
