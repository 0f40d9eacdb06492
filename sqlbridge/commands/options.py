"""Options and arguments that several commands have, with what the shell completes for them."""

from typing import Annotated

import typer

from sqlbridge.commands import completion

DryRun = Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done; nothing is written or sent.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]

ChannelName = Annotated[str, typer.Argument(help="Channel.", autocompletion=completion.channels)]
OnChannel = Annotated[
    str | None, typer.Option("--channel", help="Only this channel.", autocompletion=completion.channels)
]
AccountName = Annotated[
    str | None, typer.Argument(help="Account; without it, all.", autocompletion=completion.accounts)
]
FeedId = Annotated[
    int, typer.Argument(help="Our number of the feed, as `feeds list` shows it.", autocompletion=completion.feed_ids)
]
OrderId = Annotated[str, typer.Argument(help="Amazon's id of the order.", autocompletion=completion.order_ids)]
ShopSku = Annotated[str, typer.Argument(help="SKU of the shop.", autocompletion=completion.shop_skus)]
"""AsJson is in `console`, beside what it lets print."""
