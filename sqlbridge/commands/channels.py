"""`sqlbridge channels`: the marketplaces that are configured, and which of them send."""

from typing import Annotated

import typer

from sqlbridge.commands.console import AsJson, print_document, print_table, say
from sqlbridge.commands.context import Invocation
from sqlbridge.errors import AuthorizationError, InputError
from sqlbridge.model import Channel, utc_now
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
def overview(ctx: typer.Context) -> None:
    """List, check, enable and disable the channels; without a command: list them."""
    if ctx.invoked_subcommand is None:
        list_channels(ctx)


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
    for channel in _channels(settings):
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
    name: Annotated[str | None, typer.Argument(help="Channel; without it, all of them.")] = None,
) -> None:
    """Ask Amazon whether the token works and the seller sells on the channel's marketplace."""
    from sqlbridge.commands.channel_check import check_channels
    from sqlbridge.ledger import channels
    from sqlbridge.wiring import open_bridge

    settings = _settings(ctx)
    chosen = [_channel(settings, name)] if name else _channels(settings)
    bridge = open_bridge(settings)
    findings = check_channels(bridge.amazon, chosen)
    with bridge.database.begin() as connection:
        for finding in findings:
            channels.record_check(connection, bridge.database.tables, finding.channel, finding.words, utc_now())
    print_table(("channel", "can send", "result"), [(one.channel, one.can_send, one.words) for one in findings])
    unable = [finding.channel for finding in findings if not finding.can_send]
    if unable:
        raise AuthorizationError(f"Amazon takes nothing for {', '.join(unable)}: the results say why")


@channels_app.command()
def enable(ctx: typer.Context, name: Annotated[str, typer.Argument(help="Channel.")]) -> None:
    """Let a channel send, beginning with the value of every listing it has."""
    from sqlbridge.actions import channels
    from sqlbridge.wiring import open_at_home

    settings = _settings(ctx)
    channel = _channel(settings, name)
    say(channels.enable(open_at_home(settings), ctx.obj.actor, channel.name))


@channels_app.command()
def disable(ctx: typer.Context, name: Annotated[str, typer.Argument(help="Channel.")]) -> None:
    """Let a channel send no more; feeds that are at Amazon already take their course."""
    from sqlbridge.actions import channels
    from sqlbridge.wiring import open_installed

    say(channels.disable(open_installed(_settings(ctx)), ctx.obj.actor, name))


@channels_app.command()
def rest(
    ctx: typer.Context, account: Annotated[str | None, typer.Argument(help="Account; without it, all.")] = None
) -> None:
    """Take everything to 0 at Amazon from the next run on, for holidays; nothing else is changed."""
    _rest(ctx, account, is_resting=True)


@channels_app.command()
def resume(
    ctx: typer.Context, account: Annotated[str | None, typer.Argument(help="Account; without it, all.")] = None
) -> None:
    """Show what there is in stock again, from the next run on."""
    _rest(ctx, account, is_resting=False)


def _rest(ctx: typer.Context, account: str | None, *, is_resting: bool) -> None:
    """All channels of an account at once, since Amazon keeps one quantity for all of them."""
    from sqlbridge.actions import channels
    from sqlbridge.wiring import open_at_home

    settings = _settings(ctx)
    names = [channel.name for channel in _channels(settings) if account in (None, channel.account)]
    if not names:
        raise InputError(f"there is no account {account!r}; configured: {', '.join(settings.accounts) or 'none'}")
    say(channels.rest(open_at_home(settings), ctx.obj.actor, names, is_resting=is_resting))


def _settings(ctx: typer.Context) -> Settings:
    invocation: Invocation = ctx.obj
    return invocation.settings


def _channels(settings: Settings) -> list[Channel]:
    from sqlbridge.amazon.accounts import accounts_of

    return [channel for account in accounts_of(settings).values() for channel in account.channels]


def _channel(settings: Settings, name: str) -> Channel:
    channels = {channel.name: channel for channel in _channels(settings)}
    if name not in channels:
        known = ", ".join(channels) or "none: add one under [accounts.<name>.channels.<name>]"
        raise InputError(f"there is no channel {name!r}; configured: {known}")
    return channels[name]
