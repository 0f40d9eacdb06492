"""What filters look at of products: categories, manufacturer, attributes, for one store view."""

from datetime import datetime

from sqlalchemy import Connection

from sqlbridge.shops.magento2.attributes import has_one_value
from sqlbridge.shops.magento2.catalogue import unix_time
from sqlbridge.shops.magento2.shape import Shape
from sqlbridge.shops.magento2.storefront import Storefront
from sqlbridge.shops.magento_traits import MagentoTraits


def traits_at(connection: Connection, shape: Shape, front: Storefront, at: datetime) -> MagentoTraits:
    """What reads them, at a moment of UTC: versions come and go."""
    return MagentoTraits(
        queries=shape.queries,
        connection=connection,
        store=front.store_id,
        moment=unix_time(at),
        has_versions=shape.has_versions,
        file=shape.file,
        ignores_store_view=lambda row: has_one_value(row, front.settings),
    )
