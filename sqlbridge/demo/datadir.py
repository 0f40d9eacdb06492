"""Data directories of private servers: initialised once per version, then copied."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from sqlbridge.demo.programs import Flavour, ServerProgram
from sqlbridge.errors import DatabaseUnavailableError

# Root without password and no anonymous account, as the server's own installation script is told.
_BOOTSTRAP = """\
SET @skip_auth_anonymous = 1;
SET @auth_root_socket = NULL;
CREATE DATABASE mysql;
USE mysql;
"""


def copy_data_directory(program: ServerProgram, target: Path, cache: Path) -> None:
    """Put an initialised data directory at `target`; the first of a version takes seconds and is kept in `cache`.

    Raises DatabaseUnavailableError with the server's words where it cannot be initialised.
    """
    template = cache.resolve() / "data-directories" / f"{program.flavour}-{program.version}"
    if not template.is_dir():
        _make_template(program, template)
    # The file holds MySQL's server_uuid: each server has its own, else no two could replicate.
    shutil.copytree(template, target, ignore=shutil.ignore_patterns("auto.cnf"))


def base_options(program: ServerProgram, data: Path) -> tuple[str, ...]:
    """What every run of the program needs: which files are its own, and no one else's settings."""
    options = ["--no-defaults", "--user=root", f"--datadir={data}"]
    if program.is_unpacked:
        options += [f"--lc-messages-dir={program.share}", f"--character-sets-dir={program.share / 'charsets'}"]
        options.append(f"--plugin-dir={program.root / 'usr/lib/mysql/plugin'}")
    return tuple(options)


def _make_template(program: ServerProgram, template: Path) -> None:
    template.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=template.parent) as folder:
        data = Path(folder) / "data"
        _initialise(program, data)
        try:
            data.rename(template)
        except OSError:  # another process was faster
            if not template.is_dir():
                raise


def _initialise(program: ServerProgram, data: Path) -> None:
    if program.flavour is Flavour.MYSQL:
        options, statements = ("--initialize-insecure", "--innodb-redo-log-capacity=32M"), ""
    else:
        data.mkdir()
        options, statements = ("--bootstrap", "--innodb-log-file-size=32M"), _bootstrap_statements(program)
    answer = subprocess.run(
        (*program.command, *base_options(program, data), *options),
        input=statements,
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        last_words = answer.stderr.strip()[-500:]
        raise DatabaseUnavailableError(
            f"{program.name} {program.version} cannot initialise {data}: {last_words}; check space and rights there"
        )


def _bootstrap_statements(program: ServerProgram) -> str:
    files = (
        next(program.share.glob(f"m*_{name}.sql"))
        for name in ("system_tables", "performance_tables", "system_tables_data")
    )
    return _BOOTSTRAP + "\n".join(file.read_text(encoding="utf-8") for file in files)
