"""The address of delivery, which is the invoice's, too."""

from sqlbridge.model.orders import Address
from sqlbridge.shops.prestashop.desk import text
from sqlbridge.shops.prestashop.desk.customer import names_of
from sqlbridge.shops.prestashop.desk.draft import Draft
from sqlbridge.shops.prestashop.desk.tables import Tables


def written(tables: Tables, draft: Draft, id_customer: int) -> int:
    """The id of the new address.

    A name of which something had to be left out also stands as the company where there is none: a label prints
    that. An address of which something had to be left out stands in `other`, too, word for word.
    """
    address, target = draft.purchase.address, draft.destination
    names = names_of(tables, "address", address.name)
    lines = _lines(tables, address, has_state=bool(target.id_state))
    return tables.insert(
        "address",
        {
            **names,
            **lines,
            "id_customer": id_customer,
            "id_country": target.id_country,
            "id_state": target.id_state,
            "alias": "Amazon",
            "company": text.title(address.company or ("" if _is_all(names, address) else address.name)),
            "other": "" if _is_said(lines, address) else text.message("\n".join(_words(address))),
            "phone": text.phone(address.phone),
            "phone_mobile": "",
            "vat_number": "",
            "dni": text.MISSING if target.needs_identification else "",
            "active": 1,
            "deleted": 0,
            "date_add": draft.now,
            "date_upd": draft.now,
        },
    )


def _lines(tables: Tables, address: Address, *, has_state: bool) -> dict[str, str]:
    first, *more = address.lines or (text.MISSING,)
    if address.district:
        more.append(address.district)
    if address.state and not has_state:
        more.append(address.state)
    parts = {
        "address1": text.address(first) or text.MISSING,
        "address2": text.address(", ".join(more)),
        "city": text.city(address.city) or text.MISSING,
        "postcode": text.postcode(address.postcode),
    }
    return {column: tables.shape.text("address", column, part) for column, part in parts.items()}


def _is_all(names: dict[str, str], address: Address) -> bool:
    written = f"{names['firstname']} {names['lastname']}".removeprefix(f"{text.MISSING} ")
    return _letters(written) == _letters(address.name)


def _is_said(lines: dict[str, str], address: Address) -> bool:
    written = _letters("".join(lines.values()))
    return all(_letters(word) in written for word in (*address.lines, address.city, address.postcode))


def _letters(words: str) -> str:
    return "".join(words.split())


def _words(address: Address) -> list[str]:
    words = (address.name, *address.lines, address.district, address.city, address.postcode, address.state)
    return [word for word in words if word]
