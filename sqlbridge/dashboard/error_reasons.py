"""Errors whose words become the reason for which something waits or has failed."""


def _(message: str) -> str:
    """Marks a message for translation."""
    return message


OF_AMAZON: tuple[str, ...] = (
    _("Amazon answered %(operation)s with %(status_code)s %(words)s (request id %(request)s)"),
    _(
        "Amazon named %(scheme)s://%(host)s for a document, which is not one of its hosts: nothing was sent "
        "there; check the account's endpoint and what answers in Amazon's name"
    ),
    _("Amazon named no address for a document (%(error)s): try again"),
    _("Amazon refused %(doing)s (%(status)s %(code)s)"),
    _(
        "Amazon refused the token of account %(account)s (%(status)s %(word)s): check client_id, "
        "client_secret and refresh_token in [accounts.%(account)s]; the seller may have withdrawn the "
        "authorisation, or the secret was rotated"
    ),
    _("Amazon's answer is not dated: check the proxy between here and Amazon"),
    _("Amazon's answer to %(operation)s lacks what it must hold: %(error)s; it may have been carried out"),
    _(
        "Amazon's total is %(total)s, but the items add up to %(plain)s, or %(tax)s with the tax beside them:"
        " compare the order at Amazon"
    ),
    _("Login with Amazon answered account %(account)s with %(status)s: try later"),
    _(
        "Login with Amazon answered account %(account)s with something else than a token (%(error)s): check "
        "whether a proxy stands between"
    ),
    _("a document from Amazon ends in the middle of its gzip data: fetch it again"),
    _(
        "a document from Amazon is larger than any %(name)s (%(read)s bytes unfold to more than %(written)s):"
        " it was not kept"
    ),
    _("a document from Amazon is no gzip data (%(error)s): fetch it again"),
    _("a feed document"),
    _("and %(content)s bytes that may hold a buyer's data"),
    _("the download of %(what)s"),
    _("the upload of %(what)s"),
    _("the processing report cannot be read: %(error)s; Amazon is asked for each order of the feed"),
    _("the processing report cannot be read: %(error)s; what became of the feed's messages is unknown"),
    _("download of %(what)s"),
    _("upload of %(what)s"),
    _(
        "%(doing)s: no connection to %(place)s (%(words)s), so nothing was sent; check this machine's network, its "
        "proxy, and the account's endpoint"
    ),
    _("%(doing)s: no usable answer from %(place)s (%(words)s); check this machine's network if it happens again"),
    _(
        "%(doing)s: no usable answer from %(place)s (%(words)s), so Amazon may have done it or not; check this "
        "machine's network if it happens again"
    ),
    _(
        "%(doing)s: not at its end after %(seconds)s seconds and cut off; check this machine's network if it "
        "happens again"
    ),
    _(
        "%(doing)s: not at its end after %(seconds)s seconds and cut off, so Amazon may have done it or not; "
        "check this machine's network if it happens again"
    ),
    _("%(outcome)s: Amazon may have done it or not, try later"),
    _("%(outcome)s: check the application's roles and the seller's authorisation"),
    _("%(outcome)s: check the id, Amazon keeps feeds for 90 days"),
    _("%(outcome)s: check whether a proxy stands between"),
    _("%(outcome)s: correct what it names"),
    _("%(outcome)s: the address lives for five minutes, try again with a new one"),
    _("%(outcome)s: the quota is used up, wait"),
    _("%(outcome)s: try again with a new document"),
    _("%(response)s, which is no JSON object: %(error)s"),
    _("it declares a document type"),
    _("it holds no ProcessingReport"),
)

OF_THE_SHOP: tuple[str, ...] = (
    _(
        "Amazon's order %(id)s is in %(currency)s, %(shop)s sells in %(other)s: give the order's marketplace "
        "a channel whose website has the order's currency"
    ),
    _("PrestaShop has no price %(source)s; it has %(sources)s"),
    _("general/locale/timezone of the shop is %(name)s, which is no time zone"),
    _(
        "item %(item)s of order %(id)s is %(sku)s, %(entity)s %(key)s of the shop, which is no longer there: "
        "give another product this SKU, then run import-orders again"
    ),
    _(
        "order %(id)s goes to %(country)s, a country that the shop does not know: add it in the shop "
        "(International, Locations), then run import-orders again"
    ),
    _("order %(id)s got %(rows)s lines instead of %(lines)s"),
    _(
        "the attribute %(code)s, from which SKUs are to be taken, %(words)s; attributes with short texts: "
        "%(texts)s (or take 'sku'): correct sku of [shop]"
    ),
    _(
        "the order is in %(currency)s, its channel sells in %(other)s: orders of website %(shop)s can only be"
        " kept in its base currency"
    ),
    _("the price attribute %(source)s %(words)s; attributes with amounts: %(amounts)s (or take 'final' or 'base')"),
    _(
        "the product attribute %(code)s %(words)s, so no SKU can be taken from it; of the type varchar are "
        "%(texts)s (or take 'sku'): correct sku of [shop]"
    ),
    _(
        "the product attribute %(source)s is of the type %(backend_type)s, so no price can be taken from it; "
        "of the type decimal are %(decimals)s"
    ),
    _("the shop has no %(what)s %(wanted)s; it has %(known)s: correct the %(what)s of the channel"),
    _("the shop has no carrier %(reference)s; it has %(existing)s: correct carrier of the channel"),
    _("the shop has no carrier: create one in its back office"),
    _("the shop has no country %(country)s; it has %(countries)s"),
    _("the shop has no customer group %(group)s; it has %(groups)s: correct `customer_group`"),
    _("the shop has no customer group %(wanted)s; it has %(known)s"),
    _("the shop has no order state %(state)s; it has %(existing)s: correct %(where)s"),
    _("the shop has no order status %(status)s for new orders; it has %(known)s: correct `state`"),
    _(
        "the shop has no order status %(status)s; it has %(rows)s: correct `state` of the channel's orders, "
        "or assign the status to a state in the shop's back office"
    ),
    _("the shop has no payment method %(code)s; it has %(known)s: correct `payment`"),
    _("the shop has no product %(gone)s any more: create it again, or the order by hand"),
    _("the shop has no product attribute %(code)s to take codes from; of the types %(types)s are %(known)s"),
    _("the shop has no product attribute %(missing)s: is this a whole Magento 2?"),
    _("the shop has no product attribute %(source)s to take prices from; it has %(decimals)s"),
    _(
        "the shop has no website %(wanted)s; it has %(websites)s, with the store views %(views)s: correct "
        "`shop` of the channel"
    ),
    _(
        "the shop has no website or store view %(shop)s; websites: %(websites)s; store views: %(stores)s: "
        "correct `shop` of the channel"
    ),
    _("the shop knows no country %(country)s; it knows %(known)s"),
    _("the shop's eav_entity_type has no row for orders: is it complete?"),
    _(
        "the shop's last order number is %(last)s, which is not counted as Magento counts: correct "
        "increment_prefix and increment_last_id in its eav_entity_store"
    ),
    _("the shop's products have no %(column)s to take codes from; they have %(known)s"),
    _("the shop's products have no SKU %(source)s; they have %(known)s: correct sku of [shop]"),
    _("the shop's products have no attribute %(missing)s: is it complete?"),
    _("the shop's setting %(name)s is %(text)s, not a number: correct it"),
    _("the shop's setting %(name)s is %(text)s, which is no number: correct it there"),
    _(
        "the shop's setting %(time_zone)s is %(name)s, which this host's time zone data do not have: correct "
        "it, or install the package tzdata"
    ),
    _(
        "the shop's setting PS_TIMEZONE is %(name)s, a time zone that this host does not know: correct it in "
        "the shop, or install the host's package of time zones (tzdata, tzdata-legacy)"
    ),
    _(
        "the store view with id %(store_id)s of website %(website)s has no order numbers in "
        "sales_sequence_meta: save it once in the shop's back office"
    ),
    _(
        "website %(shop)s keeps its prices in %(currency)s, the marketplace takes %(other)s: give the channel"
        " a website whose base currency is the marketplace's"
    ),
    _("%(code)s is no shipping method of Magento's: set `carrier` to CARRIER_METHOD, like %(carrier)s"),
    _(
        "%(shop)s keeps its prices in %(currency)s, the marketplace takes %(other)s: give the channel a "
        "website whose base currency is the marketplace's"
    ),
    _(
        "%(table_name)s is a %(engine)s table, so an order could be written by halves: ALTER TABLE "
        "%(table_name)s ENGINE=InnoDB, as Magento ships it"
    ),
    _(
        "%(wanted)s is no payment method of Magento: correct `payment` of the channel's orders to a code, "
        "like %(check_or_money_order)s"
    ),
    _(
        "%(wanted)s is no shipping method of Magento: correct `carrier` of the channel's orders to a "
        "carrier's code and a method's, like %(flat_rate)s"
    ),
)
