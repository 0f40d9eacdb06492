"""Names of database objects that come from the configuration: checked once, quoted where they are used."""

import re
from dataclasses import dataclass

from sqlbridge.errors import SettingsError
from sqlbridge.settings.names import IN_WORDS, PREFIX, SCHEMA


@dataclass(frozen=True, slots=True)
class Names:
    """Where the shop's tables and the bridge's tables are: two schemas (which may be one), two prefixes."""

    shop_schema: str
    shop_prefix: str
    bridge_schema: str
    bridge_prefix: str

    def __post_init__(self) -> None:
        for key, value in (("database.schema", self.shop_schema), ("bridge.schema", self.bridge_schema)):
            _require(SCHEMA, key, value)
        for key, value in (("shop.prefix", self.shop_prefix), ("bridge.prefix", self.bridge_prefix)):
            _require(PREFIX, key, value)
        if self.bridge_schema == self.shop_schema and not self.bridge_prefix:
            raise SettingsError(
                f"bridge.schema is the shop's own schema {self.shop_schema!r}: set bridge.prefix, "
                "for example to 'sqlbridge_', so that the bridge's tables keep apart from the shop's"
            )

    def shop_table(self, name: str) -> str:
        """Quoted name of the shop's table `name` (given without prefix)."""
        return f"{quoted(self.shop_schema)}.{quoted(self.shop_prefix + name)}"

    def bridge_object(self, name: str) -> str:
        """Quoted name of the bridge's table or procedure `name` (given without prefix)."""
        return f"{quoted(self.bridge_schema)}.{quoted(self.bridge_prefix + name)}"


def quoted(identifier: str) -> str:
    """The identifier in backquotes."""
    return "`" + identifier.replace("`", "``") + "`"


def _require(pattern: str, key: str, value: str) -> None:
    if not re.match(pattern, value):
        raise SettingsError(f"{key} = {value!r} is not a name that SQLBridge accepts (allowed: {IN_WORDS[pattern]})")
