"""How the bridge's sessions behave, whatever the server's own settings are."""

import gc
import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import msgspec
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from sqlbridge.database.engine import Role, open_database
from sqlbridge.demo.server import PrivateServer
from sqlbridge.errors import DatabaseUnavailableError, MissingRightError
from sqlbridge.settings import DatabaseSettings, Settings, ShopSettings
from tests.conftest import PROJECT


def settings_for(server: PrivateServer, **changes: object) -> Settings:
    database = DatabaseSettings(schema="mysql", user="root", socket=str(server.socket))
    return Settings(
        database=msgspec.structs.replace(database, **changes),
        shop=ShopSettings(platform="prestashop"),
    )


def refusal(settings: Settings, role: Role = Role.WORKER) -> str:
    """The words of the error that a connection ends with."""
    with pytest.raises(DatabaseUnavailableError) as caught, open_database(settings, role).read():
        raise AssertionError("connected")
    words = str(caught.value)
    # The driver leaves the socket of a refused connection open: let it go here, where it is expected.
    del caught
    gc.collect()
    return words


def test_every_session_reads_committed_rows_in_utc_without_the_servers_strictness(server: PrivateServer) -> None:
    with open_database(settings_for(server)).read() as connection:
        name = "transaction_isolation" if "MariaDB" not in _version(connection) else "tx_isolation"
        row = connection.execute(text(f"SELECT @@{name}, @@time_zone, @@sql_mode, @@character_set_client")).one()
    assert tuple(row) == ("READ-COMMITTED", "+00:00", "", "utf8mb4")


def test_the_server_itself_soon_ends_a_session_that_writes_orders_and_is_not_heard_of(server: PrivateServer) -> None:
    with open_database(settings_for(server, orders_user="root"), Role.ORDERS).read() as connection:
        row = connection.execute(text("SELECT @@wait_timeout, @@net_read_timeout, @@net_write_timeout")).one()
    assert tuple(row) == (30, 30, 30)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("changes", "remedy"),
    [
        ({"user": "nobody", "password": "wrong"}, "SQLBRIDGE_DATABASE__PASSWORD"),
        ({"user": "nobody"}, "no password was given: set database.password in the configuration, or SQLBRIDGE"),
        ({"schema": "no_such"}, "check [database]"),
        ({"socket": "/nowhere/server.sock"}, "check [database]"),
    ],
)
def test_a_refused_connection_names_the_place_and_never_the_password(
    server: PrivateServer, changes: dict[str, str], remedy: str
) -> None:
    words = refusal(settings_for(server, **changes))
    assert words.startswith("no connection to mysql+pymysql://")
    assert remedy in words
    assert "wrong" not in words


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("role", [Role.INSTALLER, Role.ORDERS])
def test_a_refused_account_is_told_the_key_of_its_own_password(server: PrivateServer, role: Role) -> None:
    others = {"install_user": "nobody", "orders_user": "nobody"}
    kept = {"install_password": "wrong", "orders_password": "wrong"}
    key = "install_password" if role is Role.INSTALLER else "orders_password"
    words = refusal(settings_for(server, **others, **kept), role)
    assert f"database.{key} in the configuration, or SQLBRIDGE_DATABASE__{key.upper()}" in words


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_installer_that_is_the_worker_is_told_the_worker_s_key(server: PrivateServer) -> None:
    words = refusal(settings_for(server, user="nobody", password="wrong"), Role.INSTALLER)
    assert "database.password in the configuration" in words


@dataclass(frozen=True)
class Certificates:
    """A made-up authority, and the files of a server's certificate that it has signed."""

    authority: Path
    certificate: Path
    key: Path


@pytest.fixture
def tls_server(server: PrivateServer, tmp_path: Path) -> Iterator[tuple[PrivateServer, Certificates]]:
    """Another server of the same kind that shows a certificate for 127.0.0.1."""
    files = _certificates(tmp_path, "127.0.0.1")
    options = (f"--ssl-ca={files.authority}", f"--ssl-cert={files.certificate}", f"--ssl-key={files.key}")
    with PrivateServer(server.program, PROJECT / ".cache", options) as running:
        with open_database(settings_for(running)).begin() as connection:
            connection.execute(text("CREATE USER tls@'%' IDENTIFIED BY 'secret' REQUIRE SSL"))
            connection.execute(text("GRANT SELECT ON *.* TO tls@'%'"))
        yield running, files


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_tls_proves_the_server_and_encrypts(tls_server: tuple[PrivateServer, Certificates], tmp_path: Path) -> None:
    server, files = tls_server
    place = {"socket": "", "port": server.port, "user": "tls", "password": "secret"}
    with open_database(settings_for(server, ssl_ca=str(files.authority), **place)).read() as connection:
        assert connection.execute(text("SHOW STATUS LIKE 'Ssl_cipher'")).one()[1]
    stranger = _certificates(tmp_path / "stranger", "127.0.0.1").authority
    assert "certificate verify failed" in refusal(settings_for(server, ssl_ca=str(stranger), **place))


def _version(connection: object) -> str:
    return str(connection.execute(text("SELECT VERSION()")).scalar_one())  # type: ignore[attr-defined]


def _certificates(folder: Path, host: str) -> Certificates:
    folder.mkdir(exist_ok=True)
    authority_key, server_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    authority = _name("SQLBridge test authority")
    files = Certificates(folder / "authority.pem", folder / "server.pem", folder / "server.key")
    _write(
        files.authority,
        _builder(authority, authority, authority_key, is_authority=True).sign(authority_key, hashes.SHA256()),
    )
    builder = _builder(_name(host), authority, server_key, is_authority=False)
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))])
    _write(files.certificate, builder.add_extension(names, critical=False).sign(authority_key, hashes.SHA256()))
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.TraditionalOpenSSL
    files.key.write_bytes(server_key.private_bytes(serialization.Encoding.PEM, form, plain))
    return files


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, *, is_authority: bool
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    return builder.add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)


def _name(text_: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text_)])


def _write(file: Path, certificate: x509.Certificate) -> None:
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


BUYER = "Kanarien O'Vogel; bird@example.org"


def test_the_value_that_a_server_refuses_is_not_repeated(server: PrivateServer) -> None:
    database = open_database(settings_for(server))
    with database.begin() as connection:
        connection.execute(text("CREATE TEMPORARY TABLE mysql.people (name VARCHAR(99) PRIMARY KEY, born DATE)"))
        for statement in (
            "INSERT INTO mysql.people (name) VALUES (:value), (:value)",
            "INSERT INTO mysql.people (name, born) VALUES ('x', :value)",
        ):
            connection.execute(text("SET SESSION sql_mode = 'STRICT_ALL_TABLES'"))
            with pytest.raises(DBAPIError) as caught:
                connection.execute(text(statement), {"value": BUYER})
            told = "".join(traceback.format_exception(caught.value))
            assert "the server refuses a value" in told
            assert "PRIMARY" in told or "born" in told
            assert not {"Kanarien", "Vogel", "bird"} & set(re.findall(r"\w+", told))


def test_a_right_that_is_missing_is_named_with_the_remedy(server: PrivateServer) -> None:
    with open_database(settings_for(server)).begin() as connection:
        connection.execute(text("CREATE USER powerless@localhost"))
        connection.execute(text("GRANT SELECT ON mysql.plugin TO powerless@localhost"))
    try:
        powerless = open_database(settings_for(server, user="powerless"))
        with (
            pytest.raises(MissingRightError, match=r"DELETE command denied.*`sqlbridge grants`"),
            powerless.begin() as one,
        ):
            one.execute(text("DELETE FROM mysql.plugin"))
        assert MissingRightError.exit_code == 77
    finally:
        with open_database(settings_for(server)).begin() as connection:
            connection.execute(text("DROP USER powerless@localhost"))
