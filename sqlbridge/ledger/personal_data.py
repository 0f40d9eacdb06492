"""Personal data of buyers: sealed before it is stored, opened only to write an order into the shop."""

import base64
import hashlib

import msgspec
from cryptography.fernet import Fernet, InvalidToken

from sqlbridge.errors import SettingsError
from sqlbridge.model.orders import AmazonOrder

_SHORTEST = 32


class Vault:
    """Seals with bridge.personal_key. Raises SettingsError for a key that is missing or too short to be random."""

    def __init__(self, key: str) -> None:
        if len(key) < _SHORTEST:
            raise SettingsError(
                "bridge.personal_key must be a random text of at least 32 characters where orders are imported: "
                "`openssl rand -base64 32` makes one"
            )
        self._fernet = Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()))

    def seal(self, order: AmazonOrder) -> bytes:
        """The order, encrypted and protected against changes."""
        return self._fernet.encrypt(msgspec.json.encode(order))

    def open(self, content: bytes) -> AmazonOrder:
        """The order that was sealed; SettingsError where it was sealed with another key."""
        try:
            return msgspec.json.decode(self._fernet.decrypt(content), type=AmazonOrder)
        except InvalidToken:
            raise SettingsError(
                "an order's data was sealed with another bridge.personal_key than the present one: set the old key "
                "again, or have the order fetched anew by `sqlbridge orders retry`"
            ) from None
