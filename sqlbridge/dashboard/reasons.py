"""The reasons that tasks write down, of changes, held values, feeds, orders, parcels and matches."""


def _(message: str) -> str:
    """Marks a message for translation."""
    return message


# As the tasks write them; %(...)s is whatever stands there. What begins with a place fits much, so it comes last.
REASONS: tuple[str, ...] = (
    _("Amazon accepted the offer a day ago, and it is still no listing: look at it in Seller Central"),
    _("Amazon cancelled the feed before processing"),
    _("Amazon did not answer what went before it"),
    _("Amazon does not know the feed any more: %(answer)s"),
    _("Amazon ended the feed as FATAL: it is asked for each order"),
    _("Amazon ended the feed as FATAL: some, none or all of it may have been applied"),
    _("Amazon fulfils the seller SKU: look at it there"),
    _("Amazon gives no delivery address: the application needs the role for Direct-to-Consumer Delivery"),
    _("Amazon has fewer pieces of it than were imported: %(fewer)s"),
    _("Amazon has only a part of its pieces, in package %(name)s: confirm the rest there"),
    _("Amazon names no items, or a total of %(total)s: compare the order at Amazon"),
    _("Amazon refused the feed as a whole: %(code)s %(words)s"),
    _("Amazon refused this value in feed %(feed)s"),
    _("Amazon waits for none of its pieces: compare the order's lines in the shop with those at Amazon"),
    _("Amazon's catalogue has no %(code)s"),
    _("Amazon's delivery address names no country: add it at Amazon, or write the order by hand"),
    _("Amazon's feed quota is used up for the moment"),
    _("an older value is in feed %(feed)s"),
    _("cancelled at Amazon before it was imported"),
    _("chosen by the operator"),
    _("concerns every offer: logged for %(number)s listings"),
    _("createFeed was not answered; Amazon is asked for each order"),
    _("createFeed was not answered; whether Amazon has the feed is unknown"),
    _("equal to what Amazon has acknowledged"),
    _("excluded by the operator"),
    _("feed %(feed_id)s carries parcels: `sqlbridge shipments list --problems` shows those that Amazon refused"),
    _("feed %(feed_id)s failed as a whole: what it carried goes again by itself, with fresh values"),
    _("feed %(feed_id)s has not ended: what Amazon refuses of it can be sent again then"),
    _("feed %(feed_id)s is an import of orders: `sqlbridge orders retry` tries those that failed again"),
    _("feed %(feed_id)s is given up; what it carried goes again with the next run"),
    _("feed %(feed_id)s is not open: `sqlbridge feeds list --open` shows those that are"),
    _("feed %(id)s is DONE, but Amazon names no processing report"),
    _("fulfilled by Amazon"),
    _("given up by the operator"),
    _("held: %(total)s of %(stocked)s stocked listings would go to 0 at once; release them if that is right"),
    _("held: the price would go from %(shown)s to %(desired)s (%(change)s %%)"),
    _("it was listed meanwhile"),
    _(
        "it was shipped at Amazon, at least in part, before it was imported: `sqlbridge orders retry` imports"
        " all of it, `sqlbridge orders dismiss` leaves it out"
    ),
    _("its channel is not configured any more"),
    _("its code has changed: it will be looked up again"),
    _("known to Amazon as package %(number)s"),
    _("left out by the operator"),
    _("listed on no enabled channel"),
    _("more urgent values go first"),
    _("no configured channel sends it"),
    _("no longer listed at Amazon, as its last complete reports show"),
    _(
        "no product of the shop carries the SKU %(sku)s: create it, or tell which one it is by `sqlbridge "
        "listings link %(seller_sku)s SHOP_SKU`"
    ),
    _("no refusal of feed %(feed_id)s stands: there is nothing to send again"),
    _("no tracking number: sent without one from %(until)s UTC on"),
    _("not listed at Amazon"),
    _("not sold in the shop"),
    _("on channel %(channel)s, Amazon fulfils the seller SKU"),
    _("on channel %(channel)s, the seller SKU stands for %(sku)s"),
    _("order %(amazon_order_id)s cannot be cancelled in the shop: %(error)s"),
    _("retried by the operator"),
    _("sent one by one, because feed %(id)s is stuck"),
    _("several ASINs have this code"),
    _("several products of the shop carry the SKU %(sku)s (%(rows)s): leave it to one of them"),
    _("shipped at Amazon without this bridge"),
    _("superseded by change %(change)s"),
    _("superseded: Amazon has the shop's value again"),
    _("superseded: feed %(id)s brought a newer value"),
    _("the SKU is not unique in the shop: %(rows)s"),
    _("the changes about it wait for feed %(feed_id)s"),
    _("the check digit of %(code)s is wrong: %(digit)s would belong to the digits before it"),
    _("the feed that it waited for has failed"),
    _("the filters of %(channel)s leave it out: %(filters)s"),
    _("the order is cancelled at Amazon"),
    _("the order is in %(currency)s, the marketplace in %(other)s: compare the order at Amazon"),
    _("the price is 0"),
    _(
        "the processing report counts %(accepted)s of %(processed)s messages as accepted, but its errors "
        "leave %(remaining)s of %(message_count)s: Amazon is asked for each order"
    ),
    _(
        "the processing report counts %(accepted)s of %(processed)s messages as accepted, but its errors "
        "leave %(remaining)s of %(skus)s: everything is sent again"
    ),
    _("the raised quantity waits for its price: %(reason)s"),
    _("the raised quantity waits for the price to be accepted"),
    _("the report could not be fetched: %(error)s"),
    _("the run that had claimed it died"),
    _("the run that had prepared it died"),
    _("the run that sent its values one by one died"),
    _("the seller SKU was at Amazon already, for %(asin)s"),
    _("the shop has no SKU for it now"),
    _("the shop names no price"),
    _(
        "the shop's tables refuse the order (error %(number)s%(about)s): check the rights of "
        "database.orders_user by `sqlbridge grants`, and whether an upgrade of the shop has changed its "
        "tables"
    ),
    _("the values of feed %(feed_id)s went beside a stuck feed; after its end they go again by themselves"),
    _("the worker was told to end before it was sent"),
    _("there is no feed %(feed_id)s: `sqlbridge feeds list` shows them"),
    _(
        "%(asin)s is listed as %(seller_sku)s: `sqlbridge listings link %(seller_sku)s %(shop_sku)s` if it is"
        " the same"
    ),
    _("%(asin)s was also found for %(skus)s: choose one of them"),
    _("%(code)s has a prefix for use inside a shop (2, 02, 04), so Amazon does not know it"),
    _("%(desired)s in stock, and submit.stock_at_least is %(stock_at_least)s"),
    _("%(number)s changes go again with the next run"),
    _("%(seller_sku)s %(quantity)s instead of %(other)s"),
    _("%(some)s, but another channel sells this SKU, and Amazon keeps one quantity for all"),
    _("%(text)s is no EAN, UPC, ISBN or GTIN: these have 8, 10, 12, 13 or 14 digits"),
    _("%(words)s; kept as it is"),
)
