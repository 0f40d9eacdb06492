"""What can be configured: the single source of the keys, their defaults and their meaning.

The descriptions are what `sqlbridge init` writes above the keys, the examples what it writes where a key has
no default, and the keys marked with `_SECRET` are those that nobody gets to see.
"""

from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from sqlbridge.settings import names
from sqlbridge.settings.dashboard import DashboardSettings
from sqlbridge.settings.filters import Filter
from sqlbridge.settings.monitoring import MonitoringSettings
from sqlbridge.settings.tasks import MatchSettings, OrderSettings, SubmitSettings, TrackingSettings
from sqlbridge.settings.worker import DoctorSettings, WorkerSettings

_SECRET = {"secret": True}


class DatabaseSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The shop's database server, and the account that the bridge uses on it."""

    schema: Annotated[str, Meta(min_length=1, pattern=names.SCHEMA, description="The shop's schema (database).")]
    user: Annotated[
        str,
        Meta(
            min_length=1,
            pattern=names.USER,
            description="The worker's account; `sqlbridge grants` prints what it needs.",
        ),
    ]
    password: Annotated[str, Meta(description="Its password.", extra=_SECRET)] = ""
    host: Annotated[str, Meta(description="Host of the server; not used where a socket is given.")] = "127.0.0.1"
    port: Annotated[int, Meta(ge=1, le=65535, description="TCP port of the server.")] = 3306
    socket: Annotated[str, Meta(description="Unix socket of the server.")] = ""
    ssl_ca: Annotated[str, Meta(description="File of the authority that signed the server's certificate: TLS.")] = ""
    ssl_cert: Annotated[str, Meta(description="Our own certificate, where the server asks for one.")] = ""
    ssl_key: Annotated[str, Meta(description="The key of that certificate.")] = ""
    install_user: Annotated[
        str, Meta(pattern=names.USER, description="Account for install and uninstall; empty: the worker's.")
    ] = ""
    install_password: Annotated[str, Meta(description="Its password.", extra=_SECRET)] = ""
    orders_user: Annotated[
        str,
        Meta(
            pattern=names.USER,
            description="Account that writes orders into the shop; needed where a channel imports orders.",
        ),
    ] = ""
    orders_password: Annotated[str, Meta(description="Its password.", extra=_SECRET)] = ""


class BridgeSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the bridge keeps its own tables, and how changes are captured."""

    schema: Annotated[str, Meta(min_length=1, pattern=names.SCHEMA, description="Schema of the bridge's tables.")] = (
        "sqlbridge"
    )
    prefix: Annotated[
        str,
        Meta(
            pattern=names.PREFIX,
            description="Prefix of the bridge's tables; needed where the schema is the shop's own.",
        ),
    ] = ""
    definer: Annotated[
        str,
        Meta(
            pattern=names.ACCOUNT,
            description="Locked account that triggers and procedure run as, user@host; `sqlbridge grants` prints it. "
            "Empty: the installer, whose account must then stay.",
        ),
    ] = "sqlbridge_definer@localhost"
    capture: Annotated[
        Literal["procedure", "inline"],
        Meta(description="procedure: triggers CALL the logging procedure; inline: they hold its INSERT."),
    ] = "procedure"
    repair: Annotated[
        bool,
        Meta(description="Whether a run puts back what is missing of ours; needs install_user and its password."),
    ] = False
    servers: Annotated[
        list[str],
        Meta(
            description="Servers that may take over by failover, in the words of `sqlbridge doctor`; "
            "on any other than these and its own, nothing is sent."
        ),
    ] = []
    personal_key: Annotated[
        str,
        Meta(
            description="Encrypts buyers' data in the bridge's tables; needed where a channel imports orders: "
            "`openssl rand -base64 32` makes one.",
            extra=_SECRET,
        ),
    ] = ""


class ShopSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which shop it is."""

    platform: Annotated[str, Meta(min_length=1, description="prestashop, magento1 or magento2.")]
    prefix: Annotated[str, Meta(pattern=names.PREFIX, description="Prefix of the shop's tables.")] = ""
    sku: Annotated[
        str,
        Meta(
            pattern=names.CODE,
            description="What the SKU is. PrestaShop: reference, supplier_reference, ean13, upc, isbn or mpn; "
            "Magento: sku, or a text attribute's code. Empty: reference, sku.",
        ),
    ] = ""


class PriceRule(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One step from the shop's price to Amazon's; it changes prices from `above` (exclusive) to `up_to`."""

    above: Annotated[Decimal, Meta(description="It changes prices above this.")] = Decimal(0)
    up_to: Annotated[Decimal | None, Meta(description="And up to and with this; without it, all above.")] = None
    percent: Annotated[Decimal, Meta(description="Percent added to the price; negative: taken off.")] = Decimal(0)
    amount: Annotated[Decimal, Meta(description="Added after the percents, in the channel's currency.")] = Decimal(0)
    ending: Annotated[
        Decimal | None,
        Meta(description="Then the nearest price with these decimals, such as 0.99; of two, the higher."),
    ] = None
    minimum: Annotated[Decimal | None, Meta(description="Never less than this.")] = None
    maximum: Annotated[Decimal | None, Meta(description="Never more than this.")] = None

    def __post_init__(self) -> None:
        if self.ending is not None and not 0 <= self.ending < 1:
            raise ValueError(f"ending = {self.ending} must be at least 0 and below 1, such as 0.99")


class ChannelSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A marketplace of an account, and whose offers are shown there."""

    marketplace: Annotated[
        str, Meta(min_length=1, description="Amazon's marketplace: DE, FR, IT, US, ... or its id.", examples=["DE"])
    ]
    shop: Annotated[
        str, Meta(min_length=1, description="PrestaShop: id_shop. Magento: website code.", examples=["1"])
    ]
    country: Annotated[
        str, Meta(description="Country whose tax the price contains; empty: the marketplace's own.")
    ] = ""
    customer_group: Annotated[str, Meta(description="Id of the customer group whose prices count; empty: guest.")] = (
        ""
    )
    price: Annotated[
        str,
        Meta(
            pattern=names.CODE,
            description="final (what the shop charges), base (before specials), wholesale (PrestaShop), "
            "or a price attribute's code.",
        ),
    ] = "final"
    tax: Annotated[
        Literal["gross", "net"], Meta(description="Amazon wants the price as the buyer pays it: gross.")
    ] = "gross"
    price_rules: Annotated[
        list[PriceRule],
        Meta(description="In order, such as [{percent = 10}, {amount = 1.5, up_to = 20}, {ending = 0.99}]."),
    ] = []
    match: MatchSettings = MatchSettings()
    orders: OrderSettings = OrderSettings()
    tracking: TrackingSettings = TrackingSettings()
    submit: SubmitSettings = SubmitSettings()
    filters: Annotated[
        list[Filter],
        Meta(
            description="Products, by all of [{category = ['12', 'Shoes']}, {manufacturer = ['X'], except = true}, "
            "{attribute = 'color', is = ['red']}, {price_above = 5, price_up_to = 100}, {stock_at_least = 1}]."
        ),
    ] = []
    filtered: Annotated[
        Literal["zero", "keep"],
        Meta(description="What a listing shows whose product the filters leave out: zero, or keep what is there."),
    ] = "zero"


class AccountSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A seller at Amazon."""

    seller_id: Annotated[
        str,
        Meta(
            min_length=1,
            pattern=names.SELLER,
            description="Amazon's seller (merchant) id.",
            examples=["A1B2C3D4E5F6G7"],
        ),
    ]
    region: Annotated[Literal["na", "eu", "fe"], Meta(description="na, eu or fe.", examples=["eu"])]
    client_id: Annotated[
        str,
        Meta(
            min_length=1,
            description="LWA client id of the application.",
            examples=["amzn1.application-oa2-client.0123456789abcdef"],
        ),
    ]
    client_secret: Annotated[str, Meta(min_length=1, description="LWA client secret.", extra=_SECRET)]
    refresh_token: Annotated[
        str, Meta(min_length=1, description="The seller's authorisation of the application.", extra=_SECRET)
    ]
    stock_shop: Annotated[
        str, Meta(description="Shop or website whose stock is sold; empty: that of the first channel.")
    ] = ""
    stock_buffer: Annotated[int, Meta(ge=0, description="Pieces that are never offered at Amazon.")] = 0
    stock_maximum: Annotated[int, Meta(ge=0, description="Pieces shown at most; 0: no limit.")] = 0
    stock_zero_below: Annotated[int, Meta(ge=0, description="Fewer pieces than this count as none.")] = 0
    stock_unlimited: Annotated[
        int, Meta(ge=0, description="Pieces shown of what the shop sells without stock; 0: what is there.")
    ] = 0
    stock_handling_days: Annotated[
        Annotated[int, Meta(ge=0, le=30)] | None,
        Meta(description="Handling time in days, sent with each quantity.", examples=[2]),
    ] = None
    stock_of_ambiguous: Annotated[
        Literal["keep", "zero"],
        Meta(description="What a listing shows whose SKU several sold products carry: keep what is there, or zero."),
    ] = "keep"
    hold_fall_percent: Annotated[
        int, Meta(ge=0, le=100, description="A price that falls by more is held until released; 0: never.")
    ] = 50
    hold_rise_percent: Annotated[
        int, Meta(ge=0, description="A price that rises by more is held until released; 0: never.")
    ] = 200
    hold_zero_percent: Annotated[
        int,
        Meta(
            ge=0,
            le=100,
            description="More of the stocked listings, and at least ten, going to 0 at once are held; 0: never.",
        ),
    ] = 30
    endpoint: Annotated[
        str, Meta(description="Another address than Amazon's, only for the sandbox: http://127.0.0.1:8099")
    ] = ""
    channels: Annotated[
        dict[str, ChannelSettings], Meta(description="The account's channels, by name.", examples=["de"])
    ] = field(default_factory=dict)


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole configuration."""

    database: DatabaseSettings
    shop: ShopSettings
    bridge: BridgeSettings = BridgeSettings()
    worker: WorkerSettings = WorkerSettings()
    doctor: DoctorSettings = DoctorSettings()
    monitoring: MonitoringSettings = MonitoringSettings()
    dashboard: DashboardSettings = DashboardSettings()
    accounts: Annotated[dict[str, AccountSettings], Meta(description="The sellers, by name.", examples=["main"])] = (
        field(default_factory=dict)
    )
