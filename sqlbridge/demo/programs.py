"""Which database server programs this machine has: installed ones, and packages unpacked below a folder."""

import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlbridge.errors import DatabaseUnavailableError

UNPACKED_SERVERS = Path(".servers")

_VERSION = re.compile(r"Ver (\d+\.\d+\.\d+)")
_REMEDY = (
    "install mariadb-server-core (Debian 12, Ubuntu 24.04 and later; "
    "older releases name it mariadb-server-core-10.6 or -10.5), or run `make servers` in a checkout"
)


class Flavour(StrEnum):
    """The two families of servers."""

    MARIADB = "mariadb"
    MYSQL = "mysql"


@dataclass(frozen=True, slots=True)
class ServerProgram:
    """A server that can be started. `root` is where its packages were unpacked: `/` for an installed one."""

    name: str
    flavour: Flavour
    version: str
    command: tuple[str, ...]
    root: Path

    @property
    def is_unpacked(self) -> bool:
        """Whether it must be told where its own files are."""
        return self.root != Path("/")

    @property
    def share(self) -> Path:
        """The folder with its messages and, for MariaDB, the SQL of its system tables.

        Raises DatabaseUnavailableError where there is none.
        """
        for name in ("mariadb", "mysql"):
            if (self.root / "usr/share" / name / "english").is_dir():
                return self.root / "usr/share" / name
        raise DatabaseUnavailableError(
            f"{self.root}usr/share holds no files of {self.name}: install its packages again"
        )


def find_servers(unpacked: Path = UNPACKED_SERVERS) -> list[ServerProgram]:
    """Installed servers, named after their flavour, then those below `unpacked`, named after their folders."""
    found: dict[str, ServerProgram] = {}
    for program in (*_installed(), *_unpacked(unpacked)):
        found.setdefault(program.name, program)
    return list(found.values())


def find_server(name: str, unpacked: Path = UNPACKED_SERVERS) -> ServerProgram:
    """The server of that name; raises DatabaseUnavailableError, naming the remedy, where it is missing."""
    servers = {program.name: program for program in find_servers(unpacked)}
    if name not in servers:
        there = ", ".join(servers) or "none"
        raise DatabaseUnavailableError(f"no server {name!r} on this machine (there: {there}): {_REMEDY}")
    return servers[name]


def _installed() -> Iterator[ServerProgram]:
    search = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"))
    for daemon in ("mariadbd", "mysqld"):
        path = shutil.which(daemon, path=search)
        program = path and _identify(None, (path,), Path("/"))
        if program:
            yield program


def _unpacked(folder: Path) -> Iterator[ServerProgram]:
    for root in sorted(folder.resolve().glob("*/")):
        for daemon in ("mariadbd", "mysqld"):
            path = root / "usr/sbin" / daemon
            program = path.is_file() and _identify(root.name, (*_loader(root), str(path)), root)
            if program:
                yield program
                break


def _loader(root: Path) -> tuple[str, ...]:
    """The unpacked loader, with all its libraries: they must not be mixed with the machine's own."""
    libraries = root / "usr/lib" / f"{platform.machine()}-linux-gnu"
    folders = [libraries, *(path for path in libraries.rglob("*") if path.is_dir())]
    # Not the one in lib64: in older packages that is a link to an absolute path, hence to the machine's own.
    loader = next(libraries.glob("ld-linux*.so.*"))
    return (str(loader), "--library-path", ":".join(map(str, folders)))


def _identify(name: str | None, command: tuple[str, ...], root: Path) -> ServerProgram | None:
    """The program behind a command; None where it does not run."""
    answer = subprocess.run((*command, "--version"), capture_output=True, text=True, check=False)
    version = _VERSION.search(answer.stdout)
    if not version:
        return None
    flavour = Flavour.MARIADB if "MariaDB" in answer.stdout else Flavour.MYSQL
    return ServerProgram(name or flavour.value, flavour, version[1], command, root)
