"""A product filter of a channel, as the configuration words it."""

from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct, field


class Filter(
    Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True, repr_omit_defaults=True
):
    """One condition that a product must meet; of several values one is enough. `except` turns it around.

    Categories, manufacturers and values are named by id or by name; prices are the shop's, before our rules.
    """

    category: Annotated[
        list[str], Meta(description="Ids or names of categories; what is below them counts as well.")
    ] = []
    manufacturer: Annotated[list[str], Meta(description="Ids or names of manufacturers.")] = []
    attribute: Annotated[
        str, Meta(description="PrestaShop: name of a feature or an attribute. Magento: code of an attribute.")
    ] = ""
    is_: Annotated[list[str], Meta(description="The values of `attribute`; an empty one: it has none.")] = field(
        default_factory=list, name="is"
    )
    price_above: Annotated[Decimal | None, Meta(description="The shop's price is above this.")] = None
    price_up_to: Annotated[Decimal | None, Meta(description="The shop's price is not above this.")] = None
    stock_at_least: Annotated[int | None, Meta(description="The shop has this many pieces at least.")] = None
    stock_up_to: Annotated[int | None, Meta(description="The shop has this many pieces at most.")] = None
    except_: Annotated[bool, Meta(description="The product must not meet the condition.")] = field(
        default=False, name="except"
    )

    def __post_init__(self) -> None:
        if bool(self.attribute) != bool(self.is_):
            raise ValueError("a filter by attribute needs both, such as {attribute = 'color', is = ['red']}")
        if len(self.conditions) != 1:
            words = f"has {', '.join(self.conditions)}" if self.conditions else "has no condition"
            raise ValueError(
                f"a filter {words}; give each condition a filter of its own: category, manufacturer, "
                "attribute, price_above and price_up_to, or stock_at_least and stock_up_to"
            )

    @property
    def conditions(self) -> list[str]:
        """What it looks at: always one of category, manufacturer, attribute, price and stock."""
        given = {
            "category": self.category,
            "manufacturer": self.manufacturer,
            "attribute": self.attribute,
            "price": self.price_above is not None or self.price_up_to is not None,
            "stock": self.stock_at_least is not None or self.stock_up_to is not None,
        }
        return [name for name, is_given in given.items() if is_given]
