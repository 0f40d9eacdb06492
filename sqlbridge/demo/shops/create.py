"""Creates a demo shop on a server."""

from importlib.resources import files

from sqlalchemy import URL, NullPool, create_engine

from sqlbridge.database.naming import quoted
from sqlbridge.demo.shops import magento1, magento2, prestashop
from sqlbridge.errors import InputError

_SEEDS = {"prestashop": prestashop.seed, "magento1": magento1.seed, "magento2": magento2.seed}

_SCHEMA = ("schema.sql", "orders.sql")

PLATFORMS = tuple(_SEEDS)


def create_shop(server: URL, platform: str, schema: str, skus: int = 2000) -> None:
    """Create `schema` on the server and in it a demo shop of the platform with that many SKUs.

    The URL's account must be allowed to create schemas. Raises InputError for a platform without demo shop.
    """
    if platform not in _SEEDS:
        raise InputError(f"there is no demo shop of {platform!r}: choose one of {', '.join(PLATFORMS)}")
    with create_engine(server, poolclass=NullPool).begin() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {quoted(schema)} CHARACTER SET utf8mb4")
    # Magento's admin store and website have id 0, which MySQL otherwise takes for "the next id".
    engine = create_engine(
        server.set(database=schema),
        poolclass=NullPool,
        connect_args={"init_command": "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO'"},
    )
    with engine.begin() as connection:
        for statement in schema_statements(platform):
            connection.exec_driver_sql(statement)
        _SEEDS[platform](connection, skus)


def schema_statements(platform: str) -> list[str]:
    """The statements that create the platform's tables, without their semicolons."""
    folder = files("sqlbridge.demo.shops").joinpath(platform)
    texts = (folder.joinpath(file).read_text("utf-8") for file in _SCHEMA if folder.joinpath(file).is_file())
    return [statement for text in texts for statement in text.split(";\n") if statement.strip()]
