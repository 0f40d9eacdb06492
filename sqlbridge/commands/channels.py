"""`sqlbridge channels`: the marketplaces that are configured, and which of them send."""

from typing import Annotated

import typer

from sqlbridge.commands.channel_choice import channel_named, configured_channels
from sqlbridge.commands.completion import channels as channel_names
from sqlbridge.commands.console import AsJson, confirm, print_document, print_table
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.deed import tell
from sqlbridge.commands.hints import unknown
from sqlbridge.commands.options import AccountName, ChannelName, DryRun, Yes
from sqlbridge.errors import AuthorizationError
from sqlbridge.model.changes import utc_now
from sqlbridge.settings import Settings

channels_app = typer.Typer(help="List, check, enable and disable the channels.")

_COLUMNS = (
    "account",
    "channel",
    "marketplace",
    "shop",
    "country",
    "enabled",
    "resting",
    "checked_at",
    "check_result",
)


@channels_app.callback(invoke_without_command=True)
def overview(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List, check, enable and disable the channels; without a command: list them."""
    if ctx.invoked_subcommand is None:
        list_channels(ctx, as_json=as_json)


@channels_app.command("list")
def list_channels(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the channels, whether they send, and what the last check told."""
    from sqlbridge.ledger import channels
    from sqlbridge.wiring import open_installed

    settings = _settings(ctx)
    database = open_installed(settings)
    with database.read() as connection:
        records = channels.records(connection, database.tables)
    rows = []
    for channel in configured_channels(settings):
        record = records.get(channel.name, channels.NO_RECORD)
        place = (channel.account, channel.name, channel.marketplace.code, channel.shop, channel.country)
        rows.append((*place, record.is_enabled, record.is_resting, record.checked_at, record.check_result))
    if as_json:
        print_document([dict(zip(_COLUMNS, row, strict=True)) for row in rows])
    else:
        print_table([name.replace("_", " ") for name in _COLUMNS], rows)


@channels_app.command()
def check(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help="Channel; without it, all of them.", autocompletion=channel_names)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Ask Amazon whether the token works and the seller sells on the channel's marketplace."""
    from sqlbridge.commands.channel_check import check_channels
    from sqlbridge.ledger import channels
    from sqlbridge.wiring import open_bridge

    settings = _settings(ctx)
    chosen = [channel_named(settings, name)] if name else configured_channels(settings)
    bridge = open_bridge(settings)
    findings = check_channels(bridge.amazon, chosen)
    with bridge.database.begin() as connection:
        for finding in findings:
            channels.record_check(connection, bridge.database.tables, finding.channel, finding.words, utc_now())
    if as_json:
        print_document(findings)
    else:
        print_table(("channel", "can send", "result"), [(one.channel, one.can_send, one.words) for one in findings])
    unable = [finding.channel for finding in findings if not finding.can_send]
    if unable:
        raise AuthorizationError(f"Amazon takes nothing for {', '.join(unable)}: the results say why")


@channels_app.command()
def enable(ctx: typer.Context, name: ChannelName, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Let a channel send, beginning with the value of every listing it has."""
    from sqlbridge.actions import channels
    from sqlbridge.wiring import open_at_home

    settings = _settings(ctx)
    channel = channel_named(settings, name)
    words = channels.enable(open_at_home(settings, dry_run=dry_run), ctx.obj.actor, channel.name)
    tell(words, dry_run=dry_run, as_json=as_json)


@channels_app.command()
def disable(ctx: typer.Context, name: ChannelName, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Let a channel send no more; feeds that are at Amazon already take their course."""
    from sqlbridge.actions import channels
    from sqlbridge.ledger.channels import enabled_channels
    from sqlbridge.wiring import open_installed

    database = open_installed(_settings(ctx), dry_run=dry_run)
    with database.read() as connection:
        # One that has left the configuration can still be enabled.
        names = {one.name for one in configured_channels(_settings(ctx))} | enabled_channels(
            connection, database.tables
        )
    if name not in names:
        raise unknown("channel", name, names, f"configured or enabled: {', '.join(sorted(names)) or 'none'}")
    tell(channels.disable(database, ctx.obj.actor, name), dry_run=dry_run, as_json=as_json)


@channels_app.command()
def rest(
    ctx: typer.Context,
    account: AccountName = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Take everything to 0 at Amazon from the next run on, for holidays; nothing else is changed."""
    names = _names_of(_settings(ctx), account)
    confirm(f"Show nothing in stock at Amazon on {', '.join(names)} from the next run on?", yes=yes or dry_run)
    _rest(ctx, names, is_resting=True, dry_run=dry_run, as_json=as_json)


@channels_app.command()
def resume(ctx: typer.Context, account: AccountName = None, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Show what there is in stock again, from the next run on."""
    names = _names_of(_settings(ctx), account)
    _rest(ctx, names, is_resting=False, dry_run=dry_run, as_json=as_json)


def _rest(ctx: typer.Context, names: list[str], *, is_resting: bool, dry_run: bool, as_json: bool) -> None:
    from sqlbridge.actions import channels
    from sqlbridge.wiring import open_at_home

    words = channels.rest(open_at_home(_settings(ctx), dry_run=dry_run), ctx.obj.actor, names, is_resting=is_resting)
    tell(words, dry_run=dry_run, as_json=as_json)


def _names_of(settings: Settings, account: str | None) -> list[str]:
    """All channels of an account at once, since Amazon keeps one quantity for all of them."""
    names = [channel.name for channel in configured_channels(settings) if account in (None, channel.account)]
    if not names:
        known = ", ".join(settings.accounts) or "none"
        raise unknown("account", account or "", settings.accounts, f"configured: {known}")
    return names


def _settings(ctx: typer.Context) -> Settings:
    invocation: Invocation = ctx.obj
    return invocation.settings
