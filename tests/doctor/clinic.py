"""An installation with the accounts that `sqlbridge grants` prints, which tests make ill and heal again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec

from sqlbridge.capture.grants import grants_script
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.doctor.checks import CHECKS
from sqlbridge.doctor.examination import examined
from sqlbridge.doctor.model import Finding
from sqlbridge.doctor.patient import Patient
from sqlbridge.model.changes import utc_now
from sqlbridge.sandbox import Sandbox
from sqlbridge.settings import ChannelSettings, Configuration, Settings
from sqlbridge.tasks.watching.suspension import adopt
from sqlbridge.wiring import open_installed
from tests.harness import DemoShop

Change = Callable[[Settings], Settings]
Facts = Callable[[Patient], None]


@dataclass(frozen=True)
class Clinic:
    """The shop, its bridge and its Amazon, all well. `file` is the configuration as it could lie on a disk."""

    shop: DemoShop
    settings: Settings
    sandbox: Sandbox
    file: Path

    def run(self, *statements: str) -> None:
        """Run SQL as root, each statement committed; SHOP., BRIDGE., WORKER, ... stand for this installation's."""
        with self.shop.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for one in statements:
                connection.exec_driver_sql(self._named(one), execution_options={"no_parameters": True})

    def _named(self, statement: str) -> str:
        database, bridge = self.settings.database, self.settings.bridge
        definer = bridge.definer.partition("@")[0]
        names = {"SHOP.": f"`{self.shop.schema}`.", "BRIDGE.": f"`{bridge.schema}`."}
        accounts = {"WORKER": database.user, "INSTALLER": database.install_user, "ORDERS": database.orders_user}
        for token, user in {**accounts, "DEFINER_ACCOUNT": definer}.items():
            names[token] = f"`{user}`@`localhost`"
        for token, name in names.items():
            statement = statement.replace(token, name)
        return statement

    def grant(self) -> None:
        """Run what `sqlbridge grants` prints, as a DBA does."""
        database = self.settings.database
        as_root = changed(install_user="root", install_password="", part="database")(self.settings)
        script = grants_script(Installer(as_root))
        script = script.replace("`root`@`localhost`", f"`{database.install_user}`@`localhost`")
        lines = [line for line in script.splitlines() if line and not line.startswith("--")]
        self.run(*"\n".join(lines).removesuffix(";").split(";\n"))

    def install(self) -> None:
        """Run `sqlbridge install`."""
        upgrade(Installer(self.settings))

    def adopt(self) -> None:
        """Run `sqlbridge adopt`."""
        adopt(open_installed(self.settings))

    def patient(self, settings: Settings | None = None, ahead: timedelta = timedelta()) -> Patient:
        """The installation as a doctor meets it, whose host's clock is so far ahead."""
        configuration = Configuration(settings or self.settings, self.file, {}, file_holds_secrets=True)
        return Patient(configuration, now=lambda: utc_now() + ahead)

    def look(
        self, check: str, settings: Settings | None = None, ahead: timedelta = timedelta(), facts: Facts | None = None
    ) -> Finding:
        """What one check finds now; `facts` replaces what this server cannot be brought to."""
        (chosen,) = [one for one in CHECKS if one.id == check]
        with self.patient(settings, ahead) as patient:
            if facts:
                facts(patient)
            return examined(patient, chosen)


def changed(*, part: str, **values: Any) -> Change:
    """A change of settings: `changed(part="bridge", definer="")`."""

    def change(settings: Settings) -> Settings:
        structure = msgspec.structs.replace(getattr(settings, part), **values)
        return msgspec.structs.replace(settings, **{part: structure})

    return change


def account(**values: Any) -> Change:
    """A change of the account's settings."""

    def change(settings: Settings) -> Settings:
        return msgspec.structs.replace(
            settings, accounts={"main": msgspec.structs.replace(settings.accounts["main"], **values)}
        )

    return change


def channel(**values: Any) -> Change:
    """A change of the channel's settings."""

    def change(settings: Settings) -> Settings:
        only: Mapping[str, ChannelSettings] = settings.accounts["main"].channels
        return account(channels={"de": msgspec.structs.replace(only["de"], **values)})(settings)

    return change
