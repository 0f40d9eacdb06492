"""Login with Amazon: a refresh token becomes an access token for an hour."""

import re
import time
from typing import Annotated

import httpx
import msgspec
from msgspec import Meta, Struct

from sqlbridge.amazon.connection import exchange
from sqlbridge.errors import AmazonError, AmazonUnavailableError, AuthorizationError, UnreadableAnswerError
from sqlbridge.settings import AccountSettings

_ADDRESS = "https://api.amazon.com/auth/o2/token"
_SPARE_SECONDS = 60
_ERROR_WORD = re.compile(rb'"error"\s*:\s*"([a-z_]{1,40})"')


class AccessToken(Struct, frozen=True):
    """What proves to the Selling Partner API that the seller allows the request; `expires_in` is in seconds."""

    # It travels as a header: one that no header can hold would be quoted by the library that refuses it.
    access_token: Annotated[str, Meta(pattern=r"\A[!-~]([ -~]*[!-~])?\Z")]
    expires_in: int

    def __repr__(self) -> str:
        return "AccessToken(***)"


class Login:
    """The access token of one account, asked for when needed and kept until it expires.

    The library's own cache is one for the process, keyed by the refresh token alone: it outlives the token's
    life and a rotated secret.
    """

    def __init__(self, account: str, settings: AccountSettings, connection: httpx.Client) -> None:
        self._account = account
        self._settings = settings
        self._connection = connection
        self._token: AccessToken | None = None
        self._good_until = 0.0

    def get_auth(self) -> AccessToken:
        """The present token; the library calls this by this name.

        Raises AuthorizationError where Amazon refuses it, without ever repeating a secret.
        """
        if self._token is None or time.monotonic() >= self._good_until:
            self._token = self._ask()
            self._good_until = time.monotonic() + self._token.expires_in - _SPARE_SECONDS
        return self._token

    def forget(self) -> None:
        """Have the next request ask for a new token."""
        self._token = None

    def _ask(self) -> AccessToken:
        endpoint = self._settings.endpoint.rstrip("/")
        address = f"{endpoint}/auth/o2/token" if endpoint else _ADDRESS
        with exchange(f"asking for an access token of account {self._account}", only_asks=True) as extensions:
            response = self._connection.post(address, data=self._form(), extensions=extensions)
        if response.status_code != httpx.codes.OK:
            raise self._refusal(response)
        try:
            return msgspec.json.decode(response.content, type=AccessToken)
        except (msgspec.DecodeError, UnicodeDecodeError) as exc:
            raise UnreadableAnswerError(
                f"Login with Amazon answered account {self._account} with something else than a token ({exc}): "
                "check whether a proxy stands between"
            ) from exc

    def _form(self) -> dict[str, str]:
        return {
            "grant_type": "refresh_token",
            "refresh_token": self._settings.refresh_token,
            "client_id": self._settings.client_id,
            "client_secret": self._settings.client_secret,
        }

    def _refusal(self, response: httpx.Response) -> AmazonError:
        status = response.status_code
        if status not in (httpx.codes.BAD_REQUEST, httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            return AmazonUnavailableError(
                f"Login with Amazon answered account {self._account} with {status}: try later"
            )
        # Only the error's word: a description may quote what was sent.
        word = _ERROR_WORD.search(response.content)
        return AuthorizationError(
            f"Amazon refused the token of account {self._account} ({status} {word[1].decode() if word else ''}): "
            f"check client_id, client_secret and refresh_token in [accounts.{self._account}]; "
            "the seller may have withdrawn the authorisation, or the secret was rotated"
        )
