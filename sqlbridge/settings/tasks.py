"""The settings of the tasks that are switched on channel by channel."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from sqlbridge.settings.names import CODE


class MatchSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`run match`: fetches the listings report, matches it with the shop."""

    enabled: Annotated[bool, Meta(description="Whether the task serves this channel.")] = False
    locale: Annotated[str, Meta(description="Language in which the report is asked for.")] = "en_US"
    drift_limit: Annotated[
        int, Meta(ge=0, description="How often a value that differs at Amazon is sent again; then it is only shown.")
    ] = 3


class OrderSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`run import-orders`: writes Amazon's orders into the shop."""

    enabled: Annotated[bool, Meta(description="Whether the task serves this channel.")] = False
    days: Annotated[int, Meta(ge=1, le=180, description="Order range: how far each run looks back at least.")] = 5
    since: Annotated[
        str, Meta(description="No order placed before this day or moment (UTC) is imported; empty: the installation.")
    ] = ""
    state: Annotated[
        str,
        Meta(description="PrestaShop: id_order_state. Magento: status. Empty: payment accepted, or processing."),
    ] = ""
    carrier: Annotated[
        str,
        Meta(description="PrestaShop: a carrier's id_reference. Magento: method code. Empty: the shop's default."),
    ] = ""
    payment: Annotated[
        str, Meta(description="Payment method of the orders. Magento: its code; Magento 1 needs an installed one.")
    ] = ""
    customer_group: Annotated[str, Meta(description="Id of the buyers' customer group; empty: guests.")] = ""
    cancel_in_shop: Annotated[
        bool, Meta(description="Whether a cancellation at Amazon cancels the shop's order, if it is not shipped.")
    ] = False


class TrackingSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`run send-tracking`: tells Amazon what the shop has shipped."""

    enabled: Annotated[bool, Meta(description="Whether the task serves this channel.")] = False
    shipped_states: Annotated[
        list[str],
        Meta(
            description="States that mean shipped. PrestaShop: id_order_state; empty: those marked as shipped. "
            "Magento: statuses that mean shipped without a shipment, too; empty: complete.",
        ),
    ] = []
    delta_hours: Annotated[
        int, Meta(ge=0, description="Delta tracking: how long a tracking number is waited for after shipping.")
    ] = 24
    carriers: Annotated[
        dict[str, str],
        Meta(
            description='The shop\'s carriers, by code or title, as Amazon\'s: {"Post" = "DHL"}; '
            '"" stands for parcels without a carrier.'
        ),
    ] = {}
    bulk_above: Annotated[
        int, Meta(ge=1, description="More shipments than this go by one feed instead of a call each.")
    ] = 50


class SubmitSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`run auto-submit`: offers products that Amazon knows by their EAN, and that are not listed yet."""

    enabled: Annotated[bool, Meta(description="Whether the task serves this channel.")] = False
    code: Annotated[
        str,
        Meta(
            pattern=CODE,
            description="Where EAN, UPC or ISBN stand: PrestaShop: a column; Magento: an attribute's code.",
        ),
    ] = "ean13"
    condition: Annotated[
        Literal["new_new", "refurbished_refurbished", "used_like_new", "used_very_good", "used_good"],
        Meta(description="Amazon's condition of the products."),
    ] = "new_new"
    stock_at_least: Annotated[int, Meta(ge=1, description="Fewer pieces than this are not offered.")] = 1
    shipping_group: Annotated[str, Meta(description="Amazon's merchant shipping group; empty: its default.")] = ""
    ask_again_days: Annotated[int, Meta(ge=1, description="When a code without result is looked up again.")] = 30
    batch: Annotated[int, Meta(ge=1, le=10000, description="Offers submitted in one run at most.")] = 500
