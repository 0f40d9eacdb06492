"""What filters look at of products: categories, manufacturer, attributes, for one store view."""

from sqlalchemy import Connection

from sqlbridge.shops.magento1.place import Place
from sqlbridge.shops.magento_traits import MagentoTraits
from sqlbridge.shops.reading import Queries


def traits_at(connection: Connection, queries: Queries, place: Place) -> MagentoTraits:
    """What reads them."""
    return MagentoTraits(
        queries=queries,
        connection=connection,
        store=place.store,
        moment=0,
        has_versions=False,
        file=lambda name, _: f"{name}.sql",
        ignores_store_view=lambda _: False,
    )
