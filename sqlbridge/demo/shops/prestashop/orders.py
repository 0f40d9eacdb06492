"""The PrestaShop demo shop before its first order: order states, carriers, languages and the settings around."""

from sqlalchemy import Connection

from sqlbridge.demo.shops.rows import OPENING_DAY, Row, insert_rows

# Ids differ by installation: a query must look them up.
_ENGLISH, _GERMAN = 1, 2
_OLD_CARRIER, _CARRIER, _REFERENCE = 2, 5, 2
_FLAGS = ("invoice", "send_email", "logable", "delivery", "shipped", "paid")
# As the installer makes them: name, flags.
_STATES = {
    1: ("Awaiting check payment", ("send_email",)),
    2: ("Payment accepted", ("invoice", "send_email", "logable", "paid")),
    3: ("Processing in progress", ("invoice", "send_email", "logable", "delivery", "paid")),
    4: ("Shipped", ("invoice", "send_email", "logable", "delivery", "shipped", "paid")),
    5: ("Delivered", ("invoice", "logable", "delivery", "shipped", "paid")),
    6: ("Canceled", ("send_email",)),
    7: ("Refunded", ("invoice", "send_email")),
    8: ("Payment error", ("send_email",)),
}
_SETTINGS = {
    "PS_LANG_DEFAULT": _ENGLISH,
    "PS_CARRIER_DEFAULT": _CARRIER,
    "PS_OS_PAYMENT": 2,
    "PS_OS_SHIPPING": 4,
    "PS_OS_DELIVERED": 5,
    "PS_OS_CANCELED": 6,
    "PS_OS_ERROR": 8,
    "PS_INVOICE": 1,
    "PS_INVOICE_START_NUMBER": "",
    "PS_INVOICE_RESET": 0,
    "PS_DELIVERY_NUMBER": 1,
    "PS_SHOP_NAME": "Demo",
    "PS_ROUND_TYPE": 2,
}


def seed_order_tables(connection: Connection, shop: int) -> None:
    """What an order refers to."""
    dates = {"date_add": OPENING_DAY, "date_upd": OPENING_DAY}
    settings = ({"name": name, "value": str(value), **dates} for name, value in _SETTINGS.items())
    insert_rows(connection, "ps_configuration", settings)
    _seed_languages(connection, shop)
    _seed_carriers(connection)
    insert_rows(connection, "ps_order_state", (_state(state, flags) for state, (_, flags) in _STATES.items()))
    insert_rows(
        connection,
        "ps_order_state_lang",
        (
            {"id_order_state": state, "id_lang": language, "name": name, "template": ""}
            for state, (name, _) in _STATES.items()
            for language in (_ENGLISH, _GERMAN)
        ),
    )


def _seed_languages(connection: Connection, shop: int) -> None:
    formats = {"date_format_lite": "Y-m-d", "date_format_full": "Y-m-d H:i:s", "is_rtl": 0, "active": 1}
    languages = ((_ENGLISH, "English", "en", "en-us"), (_GERMAN, "Deutsch", "de", "de-de"))
    rows = (
        {"id_lang": key, "name": name, "iso_code": iso_code, "language_code": code, "locale": code, **formats}
        for key, name, iso_code, code in languages
    )
    insert_rows(connection, "ps_lang", rows)
    insert_rows(connection, "ps_lang_shop", ({"id_lang": key, "id_shop": shop} for key, *_ in languages))


def _seed_carriers(connection: Connection) -> None:
    """A carrier that was edited once, which makes another row of the same reference, and one that picks up."""
    rows = (
        {"id_carrier": key, "id_reference": reference, "name": name, "active": 1, "deleted": deleted}
        for key, reference, name, deleted in (
            (1, 1, "0", 0),
            (_OLD_CARRIER, _REFERENCE, "My carrier", 1),
            (_CARRIER, _REFERENCE, "My carrier", 0),
        )
    )
    insert_rows(connection, "ps_carrier", rows)


def _state(key: int, flags: tuple[str, ...]) -> Row:
    return {"id_order_state": key, "unremovable": 1, **{flag: flag in flags for flag in _FLAGS}}
