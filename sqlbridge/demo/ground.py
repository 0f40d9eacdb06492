"""The database server under the demo: a private one, or one that is given, such as that of docker/mysql."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Engine, NullPool, create_engine, make_url
from sqlalchemy.exc import ArgumentError

from sqlbridge.demo.server import PrivateServer, find_server
from sqlbridge.demo.shops import create_shop
from sqlbridge.errors import InputError
from sqlbridge.settings import DatabaseSettings

_SCHEMA = "demo_shop"
# The accounts' passwords guard nothing: a private server answers on a socket in a folder of this user's only,
# a given one is the demo's of docker/mysql.
_PASSWORD = "demo-password"
_WORKER, _INSTALLER, _ORDERS = "worker-of-the-demo", "installer-of-the-demo", "orders-of-the-demo"


@dataclass(frozen=True, slots=True)
class Ground:
    """A shop on a server; `root` is what the till and the ERP use, without the server's strictness.

    `new_accounts` are to be created by the demo: account -> password; none where they are there already.
    """

    words: str
    root: Engine
    database: DatabaseSettings
    new_accounts: dict[str, str]


@contextmanager
def private_ground(platform: str, server_name: str, folder: Path, skus: int) -> Iterator[Ground]:
    """A server of the demo's own with a new shop, gone at the end."""
    with PrivateServer(find_server(server_name), folder / "cache") as server:
        create_shop(server.url, platform, _SCHEMA, skus)
        database = DatabaseSettings(
            schema=_SCHEMA,
            socket=str(server.socket),
            user="sqlbridge_worker",
            password=_PASSWORD,
            install_user="sqlbridge_installer",
            install_password=_PASSWORD,
            orders_user="sqlbridge_orders",
            orders_password=_PASSWORD,
        )
        accounts = dict.fromkeys((database.user, database.install_user, database.orders_user), _PASSWORD)
        words = f"{server.program.name}, private to this demo; nothing of the system's is touched"
        yield Ground(words, _root(server.url.set(database=_SCHEMA)), database, accounts)


def given_ground(address: str) -> Ground:
    """A server that runs already, with the shop and the accounts of docker/mysql on it.

    `address`: mysql://root:PASSWORD@HOST:PORT/SCHEMA. Raises InputError if it is none.
    """
    try:
        url = make_url(address)
    except ArgumentError as exc:
        raise InputError("SQLBRIDGE_DEMO_SERVER is no address: mysql://root:PASSWORD@127.0.0.1:3306/shop") from exc
    database = DatabaseSettings(
        schema=url.database or "shop",
        host=url.host or "127.0.0.1",
        port=url.port or 3306,
        user="sqlbridge",
        password=_WORKER,
        install_user="sqlbridge_installer",
        install_password=_INSTALLER,
        orders_user="sqlbridge_orders",
        orders_password=_ORDERS,
    )
    return Ground(f"{database.host}:{database.port}", _root(url.set(drivername="mysql+pymysql")), database, {})


def _root(url: URL) -> Engine:
    return create_engine(
        url, poolclass=NullPool, connect_args={"init_command": "SET sql_mode = ''", "local_infile": True}
    )
