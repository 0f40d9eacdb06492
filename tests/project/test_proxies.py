"""The proxies of docs/deployment.md, run with the very lines that stand there: what the dashboard hears by them."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.conftest import PROJECT

PAGE = (PROJECT / "docs" / "deployment.md").read_text(encoding="utf-8")
SEARCH = f"{os.environ['PATH']}:/usr/sbin"
NGINX = """\
daemon off;
pid {folder}/pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        {lines}
    }}
}}
"""
KINDS = ("nginx", "apache", "caddy")
MODULES = ("mpm_event", "authz_core", "alias", "headers", "proxy", "proxy_http")
APACHE = """\
ServerName localhost
PidFile {folder}/pid
ErrorLog /dev/stderr
DefaultRuntimeDir {folder}
Listen 127.0.0.1:{port}
User www-data
Group www-data
<VirtualHost 127.0.0.1:{port}>
{lines}
</VirtualHost>
"""
CADDY = "{{\n    admin off\n    auto_https off\n}}\n{lines}"

CONFIGURATION = """
[database]
port = 1
schema = "shop"
user = "sqlbridge"
[bridge]
[shop]
platform = "prestashop"
prefix = "ps_"
[dashboard]
allowed_hosts = ["shop.example.org"]
"""


class Echo(BaseHTTPRequestHandler):
    """Stands where the dashboard stands, and answers with what it has heard."""

    def do_GET(self) -> None:
        heard = {"path": self.path, **{name.lower(): value for name, value in self.headers.items()}}
        content = json.dumps(heard).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@pytest.fixture(scope="module")
def echo() -> Iterator[int]:
    """The port of what tells what it was asked."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of the dashboard itself; its database is away, which it has to bear."""
    folder, port = tmp_path_factory.mktemp("dashboard"), free_port()
    configuration = folder / "sqlbridge.toml"
    configuration.write_text(CONFIGURATION)
    configuration.chmod(0o600)
    command = [sys.executable, "-m", "sqlbridge", "--config", str(configuration), "dashboard"]
    with running([*command, "--port", str(port), "--prefix", "/sqlbridge"], folder, port):
        yield port


@pytest.fixture(params=KINDS)
def proxy(request: pytest.FixtureRequest, echo: int, tmp_path: Path) -> Iterator[int]:
    """The port of a proxy that asks the echo."""
    with proxy_to(echo, request.param, tmp_path) as port:
        yield port


@contextmanager
def proxy_to(asked: int, kind: str, folder: Path) -> Iterator[int]:
    """The port of a proxy that runs with the lines of the page."""
    program = shutil.which({"apache": "apache2"}.get(kind, kind), path=SEARCH)
    if program is None:
        pytest.skip(f"{kind} is not installed")
    port = free_port()
    lines = lines_of(kind).replace("127.0.0.1:8585", f"127.0.0.1:{asked}")
    command = [program, *written(kind, folder / "configuration", lines, port)]
    with running(command, folder, port):
        yield port


def lines_of(language: str) -> str:
    [lines] = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert "127.0.0.1:8585" in lines
    return str(lines)


def written(kind: str, file: Path, lines: str, port: int) -> list[str]:
    """Write the configuration around the lines; the arguments that the program takes it by."""
    folder = file.parent
    if kind == "nginx":
        file.write_text(NGINX.format(folder=folder, port=port, lines=lines))
        return ["-c", str(file), "-e", "stderr"]
    if kind == "caddy":
        file.write_text(CADDY.format(lines=lines.replace("shop.example.org {", f"http://127.0.0.1:{port} {{")))
        return ["run", "--config", str(file), "--adapter", "caddyfile"]
    modules = [f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in MODULES]
    file.write_text("".join(modules) + APACHE.format(folder=folder, port=port, lines=lines))
    return ["-D", "FOREGROUND", "-f", str(file)]


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    with (folder / "said").open("w+") as said:
        environment = {"PATH": SEARCH, "HOME": str(folder)}
        process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=said, stderr=said)
        try:
            deadline = time.monotonic() + 20
            while not is_open(port):
                assert process.poll() is None, (folder / "said").read_text()
                assert time.monotonic() < deadline, (folder / "said").read_text()
                time.sleep(0.05)
            yield
        finally:
            process.terminate()
            process.wait(20)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def is_open(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def ask(port: int, path: str, headers: dict[str, str]) -> tuple[int, str | None, str]:
    """Status, where one is sent to, and the content."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.getheader("location"), answer.read().decode()
    finally:
        connection.close()


def test_the_dashboard_hears_path_name_and_scheme_as_the_browser_said_them(proxy: int) -> None:
    status, _, content = ask(proxy, "/sqlbridge/a/B%2F1%20x?sku=A%2F1", {})
    heard = json.loads(content)
    assert status == 200
    assert heard["path"] == "/sqlbridge/a/B%2F1%20x?sku=A%2F1"
    assert heard["host"] == heard["x-forwarded-host"] == f"127.0.0.1:{proxy}"
    assert heard["x-forwarded-proto"] == "http"
    assert heard["x-forwarded-for"] == "127.0.0.1"


def test_a_browser_cannot_claim_another_scheme_or_address(proxy: int) -> None:
    claims = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
    heard = json.loads(ask(proxy, "/sqlbridge/", claims)[2])
    assert heard["x-forwarded-proto"] == "http"
    # The last address is the one that is believed.
    assert heard["x-forwarded-for"].rpartition(", ")[2] == "127.0.0.1"


def test_the_path_without_its_last_slash_leads_to_the_dashboard(proxy: int) -> None:
    status, location, _ = ask(proxy, "/sqlbridge", {})
    assert status == 308
    assert location
    assert location.endswith("/sqlbridge/")


def test_the_shops_own_pages_never_reach_the_dashboard(proxy: int) -> None:
    assert '"path"' not in ask(proxy, "/sqlbridges", {})[2]
    assert '"path"' not in ask(proxy, "/", {})[2]


@pytest.mark.parametrize("kind", KINDS)
def test_the_dashboard_itself_answers_below_its_path(kind: str, dashboard: int, tmp_path: Path) -> None:
    with proxy_to(dashboard, kind, tmp_path) as port:
        assert ask(port, "/sqlbridge/alive", {})[0] == 204
        status, location, _ = ask(port, "/sqlbridge/", {})
        assert status == 303
        assert location
        assert location.startswith("/sqlbridge/login")
        if kind != "caddy":  # which answers for the one name that it was given
            assert ask(port, "/sqlbridge/alive", {"Host": "shop.example.org"})[0] == 204
            assert ask(port, "/sqlbridge/alive", {"Host": "elsewhere.example.org"})[0] == 400
